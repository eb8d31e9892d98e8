using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Bkmo.Gateway;

/// <summary>The private key of the internal token: made once, kept in the gateway's folder, readable by its owner only.</summary>
internal static partial class SigningKey
{
    private const string FileName = "signing-key.pem";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The stored key, or a new one. Several gateways that start at once end up with the same key.</summary>
    internal static InternalTokenSigner LoadOrCreate(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            CreateFolder(folder);
            if (!File.Exists(path)) Create(folder, path);
            return InternalTokenSigner.FromPrivateKey(File.ReadAllText(path));
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

    // Written aside and put in place, so that nobody ever reads half a key; who comes second takes the first one's.
    private static void Create(string folder, string path)
    {
        var draft = Path.Combine(folder, $".{FileName}.{Environment.ProcessId}.{Path.GetRandomFileName()}");
        using (var key = InternalTokenSigner.Generate())
        using (var file = new FileStream(draft, NewFile()))
        using (var text = new StreamWriter(file))
        {
            text.Write(key.ExportPrivateKey());
            text.Flush();
            file.Flush(flushToDisk: true);
        }
        PutInPlace(draft, path);
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

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
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
