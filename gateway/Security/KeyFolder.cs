using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Bkmo.Gateway;

/// <summary>The files of the internal keys, numbered in the order in which they sign.</summary>
internal sealed partial class KeyFolder(string ownFolder)
{
    private const string Extension = ".pem";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string folder = Path.Combine(ownFolder, "keys");

    /// <summary>One key's file.</summary>
    internal sealed record KeyFile(int Number, DateTimeOffset MadeAt);

    /// <summary>What is there, in order.</summary>
    /// <exception cref="SetupException">The folder cannot be used.</exception>
    internal IReadOnlyList<KeyFile> Files() => Try(folder, () =>
    {
        CreateFolder();
        return Directory.EnumerateFiles(folder, "*" + Extension)
            .Select(path => (Path: path, Name: Path.GetFileNameWithoutExtension(path)))
            .Where(file => file.Name.All(char.IsAsciiDigit))
            .Select(file => new KeyFile(int.Parse(file.Name, CultureInfo.InvariantCulture), new DateTimeOffset(File.GetLastWriteTimeUtc(file.Path))))
            .OrderBy(file => file.Number).ToList();
    });

    /// <summary>The key in a file.</summary>
    /// <exception cref="SetupException">It is not one.</exception>
    internal InternalTokenSigner Load(KeyFile file) => Try(PathOf(file.Number), () => InternalTokenSigner.FromPrivateKey(File.ReadAllText(PathOf(file.Number))));

    /// <summary>Makes the key of that number, unless another gateway was first.</summary>
    /// <exception cref="SetupException">The folder cannot be used.</exception>
    internal void Create(int number) => Try(PathOf(number), () =>
    {
        CreateFolder();
        // Written aside and put in place, so that nobody ever reads half a key.
        var draft = Path.Combine(folder, $".{number}.{Environment.ProcessId}.{Path.GetRandomFileName()}");
        using (var key = InternalTokenSigner.Generate())
        using (var file = new FileStream(draft, NewFile()))
        using (var text = new StreamWriter(file))
        {
            text.Write(key.ExportPrivateKey());
            text.Flush();
            file.Flush(flushToDisk: true);
        }
        PutInPlace(draft, PathOf(number));
        return true;
    });

    internal void Delete(KeyFile file) => Try(PathOf(file.Number), () =>
    {
        File.Delete(PathOf(file.Number));
        return true;
    });

    private string PathOf(int number) => Path.Combine(folder, number.ToString("000000", CultureInfo.InvariantCulture) + Extension);

    private static T Try<T>(string path, Func<T> what)
    {
        try
        {
            return what();
        }
        catch (Exception problem) when (problem is CryptographicException or ArgumentException)
        {
            throw new SetupException($"{path} is not a usable key. Restore it, or delete it and restart: a new one is made.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{path} cannot be read or written: make the folder of Gateway__DataDirectory writable.");
        }
    }

    // Elsewhere than on Windows File.Move first looks whether the target is there and then renames over it; a hard link is refused by the file system itself.
    private static void PutInPlace(string draft, string path)
    {
        try
        {
            if (OperatingSystem.IsWindows()) File.Move(draft, path, overwrite: false);
            else if (Link(draft, path) != 0 && !File.Exists(path)) throw new IOException($"Error {Marshal.GetLastPInvokeError()}.");
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another gateway was first.
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else
            foreach (var path in new[] { ownFolder, folder }) Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    private static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return options;
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string existing, string another);
}
