using System.Security.Cryptography;
using System.Text;
using Bkmo.AppHost.Local.Tokens;
using Bkmo.Testing;

namespace Bkmo.AppHost.Tests;

public sealed class GatewayTokensTests
{
    private readonly string folder = TestFolder.New("tokens");

    [Fact]
    public void The_bootstrap_token_is_made_once_and_only_its_hash_is_kept()
    {
        var token = new GatewayTokens(folder).CreateBootstrap()!;
        Assert.Matches("^bkmo_[A-Za-z0-9_-]{43}$", token);
        Assert.Null(new GatewayTokens(folder).CreateBootstrap());
        var file = Path.Combine(folder, "gateway", "tokens", "bootstrap.sha256");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))), File.ReadAllText(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void The_token_for_loading_is_gone_afterwards()
    {
        var tokens = new GatewayTokens(folder);
        tokens.CreateForSampleData();
        tokens.RemoveLeftOver();
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "gateway", "tokens")));
    }
}
