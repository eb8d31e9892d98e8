using System.Runtime.InteropServices;

namespace Bkmo.AppHost.Local.Processes;

/// <summary>The signals that are sent to children.</summary>
internal enum Signal
{
    Interrupt = 2,
    Quit = 3,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}

/// <summary>The few calls of the C library that .NET does not offer.</summary>
internal static partial class Posix
{
    /// <summary>Whether this process is root.</summary>
    public static bool IsRoot => EffectiveUser() == 0;

    /// <summary>Sends a signal; false when there is no such process any more.</summary>
    public static bool Send(int processId, Signal signal) => Kill(processId, (int)signal) == 0;

    /// <summary>Sends a signal to every process of a group.</summary>
    public static bool SendToGroup(int groupId, Signal signal) => Kill(-groupId, (int)signal) == 0;

    /// <summary>Gives a file or folder to a user.</summary>
    public static void ChangeOwner(string path, uint user, uint group)
    {
        if (Chown(path, user, group) != 0)
            throw new PrerequisiteException($"cannot give {path} to user {user}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>The name that command line tools know a signal by.</summary>
    public static string Name(this Signal signal) => signal switch
    {
        Signal.Interrupt => "INT",
        Signal.Quit => "QUIT",
        Signal.Kill => "KILL",
        _ => "TERM",
    };

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Chown(string path, uint user, uint group);
}
