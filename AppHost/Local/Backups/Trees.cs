using Bkmo.AppHost.Local.Processes;

namespace Bkmo.AppHost.Local.Backups;

/// <summary>Folders with everything in them.</summary>
internal static class Trees
{
    /// <summary>Copies a folder to a new place, rights included, and makes the copies durable.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to, File.GetUnixFileMode(from));
        foreach (var file in Directory.EnumerateFiles(from)) CopyFile(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from)) Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    /// <summary>Copies a file, rights included.</summary>
    public static void CopyFile(string from, string to)
    {
        File.Copy(from, to);
        using var copy = File.OpenHandle(to, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(copy);
    }

    /// <summary>Deletes everything in a folder.</summary>
    public static void Empty(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder)) File.Delete(file);
        foreach (var below in Directory.EnumerateDirectories(folder)) Directory.Delete(below, recursive: true);
    }

    /// <summary>Gives a folder with everything in it to an account.</summary>
    public static void Own(string folder, ServerAccount account)
    {
        account.Own(folder);
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)) account.Own(entry);
    }
}
