using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Bkmo.AppHost.Local.Tokens;

/// <summary>
/// The tokens that invite the office's first account, and do nothing else: 256 random bits each, of which only the SHA-256 is kept, one file per token, in a folder that the
/// gateway reads again whenever it changes.
/// </summary>
internal sealed class GatewayTokens(string dataFolder)
{
    private const string Bootstrap = "bootstrap", SampleData = "sample-data";
    private readonly string folder = Path.Combine(dataFolder, "gateway", "tokens");

    /// <summary>Removes what a killed run left: a token that only its memory knew.</summary>
    public void RemoveLeftOver()
    {
        if (Directory.Exists(folder)) File.Delete(FileOf(SampleData));
    }

    /// <summary>At the first start a new token, to be shown once; later null.</summary>
    public string? CreateBootstrap() => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.sha256").Any() ? null : Create(Bootstrap);

    /// <summary>A token with which the account is opened that loads the sample data, valid until <see cref="RemoveLeftOver"/>.</summary>
    public string CreateForSampleData() => Create(SampleData);

    private string Create(string name)
    {
        var parent = Path.GetDirectoryName(folder)!;
        Directory.CreateDirectory(parent, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var token = "bkmo_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        // Renamed into place, so that the gateway never reads half a hash.
        var next = FileOf(name) + ".new";
        File.Delete(next);
        using (var file = new FileStream(next, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
            file.Write(Encoding.ASCII.GetBytes(hash));
        File.Move(next, FileOf(name), overwrite: true);
        return token;
    }

    private string FileOf(string name) => Path.Combine(folder, name + ".sha256");
}
