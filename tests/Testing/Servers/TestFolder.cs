using System.Globalization;
using Bkmo.AppHost.Local.Processes;

namespace Bkmo.Testing;

/// <summary>A folder of this test process below the system's temporary folder. Gone when the process ends; what killed processes left is removed by the next one.</summary>
public static class TestFolder
{
    private static readonly string All = Path.Combine(Path.GetTempPath(), "bkmo-tests");
    private static readonly Lazy<string> Own = new(Create);
    private static int count;

    /// <summary>A new folder inside it.</summary>
    public static string New(string name) =>
        Directory.CreateDirectory(Path.Combine(Own.Value, $"{name}-{Interlocked.Increment(ref count)}")).FullName;

    private static string Create()
    {
        foreach (var left in Directory.Exists(All) ? Directory.GetDirectories(All) : [])
            if (!IsAlive(Path.GetFileName(left))) TryDelete(left);
        var self = ProcessIdentity.Of(Environment.ProcessId)!;
        var own = Directory.CreateDirectory(Path.Combine(All, $"{self.Id}-{self.StartTime}")).FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            ChildProcess.EndAll();
            TryDelete(own);
        };
        return own;
    }

    private static bool IsAlive(string name) =>
        name.Split('-') is [var id, var start]
        && int.TryParse(id, CultureInfo.InvariantCulture, out var processId)
        && ProcessIdentity.Of(processId) is { } identity
        && string.Equals(start, identity.StartTime.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A server that was just killed may still write; the next test process removes the rest.
        }
    }
}
