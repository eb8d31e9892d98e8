namespace Bkmo.Gateway.Tests;

/// <summary>A gateway, and somebody whose token an Identity of the test may know.</summary>
public abstract class SignedInSpecs : IAsyncLifetime
{
    protected const string Token = "bkmo_s_0123456789", Account = "0197c1c7-0000-7000-8000-000000000002";

    private protected Platform Platform { get; } = new();

    private protected HttpClient Somebody { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Platform.InitializeAsync();
        Somebody = Platform.Client(Platform.Public, Token);
    }

    public Task DisposeAsync()
    {
        Somebody.Dispose();
        return Platform.DisposeAsync();
    }
}
