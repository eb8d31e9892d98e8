using System.Globalization;

namespace Bkmo.AppHost.Local.Engine;

/// <summary>The folder that keeps everything local between runs: servers' data, secrets, ports, logs. One host at a time.</summary>
internal sealed class DataFolder : IDisposable
{
    private const string LockFile = "lock", OwnerFile = "host.pid";
    private static readonly string[] Contents = ["servers", "gateway", "mail", "logs", "run", "ports.json", "secrets.json"];
    private readonly FileStream held;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        this.held = held;
        Secrets = new KeptValues(In("secrets.json"));
        Ports = new KeptValues(In("ports.json"));
    }

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>Passwords and keys, generated once; readable by the owner alone.</summary>
    public KeptValues Secrets { get; }

    /// <summary>Ports chosen before.</summary>
    public KeptValues Ports { get; }

    /// <summary>Opens the folder for this host alone.</summary>
    public static DataFolder Open(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        Prepare(path);
        var file = System.IO.Path.Combine(path, LockFile);
        try
        {
            var mine = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(System.IO.Path.Combine(path, OwnerFile), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DataFolder(path, mine);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw NotWritable(path, denied);
        }
        catch (IOException taken)
        {
            var owner = System.IO.Path.Combine(path, OwnerFile);
            throw new PrerequisiteException(
                $"another AppHost (process {(File.Exists(owner) ? File.ReadAllText(owner) : "?")}) is running on {path}; stop it or choose another folder with --data",
                taken);
        }
    }

    /// <summary>A path inside the folder.</summary>
    public string In(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Deletes what the platform keeps here, and nothing else.</summary>
    public void Clear()
    {
        foreach (var name in Contents)
            if (Directory.Exists(In(name))) Directory.Delete(In(name), recursive: true);
            else File.Delete(In(name));
        Secrets.Forget();
        Ports.Forget();
    }

    /// <summary>Lets the next host in.</summary>
    public void Dispose() => held.Dispose();

    private static void Prepare(string path)
    {
        try
        {
            var foreign = Directory.Exists(path) && !File.Exists(System.IO.Path.Combine(path, LockFile)) && Directory.EnumerateFileSystemEntries(path).Any();
            if (foreign) throw new PrerequisiteException($"{path} holds other files; choose an empty or new folder with --data");
            // Servers run under accounts of their own and must be able to walk through; listing is for the owner alone.
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            throw NotWritable(path, denied);
        }
    }

    private static PrerequisiteException NotWritable(string path, Exception cause) =>
        new($"cannot write to the data folder {path}; make it writable or choose another with --data", cause);
}
