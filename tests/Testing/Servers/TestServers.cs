using Bkmo.AppHost.Local.Servers;

namespace Bkmo.Testing;

/// <summary>Installs the servers that tests need when they are missing, one test process at a time.</summary>
internal static class TestServers
{
    public static async Task InstallAsync(bool postgres, bool rabbitMq)
    {
        var installer = new PackageInstaller(line => Console.Error.WriteLine(line));
        await using var alone = await LockAsync();
        await installer.EnsureAsync(postgres, rabbitMq, CancellationToken.None);
    }

    private static async Task<FileStream> LockAsync()
    {
        FileStream? held = null;
        await Wait.UntilAsync(_ =>
        {
            try
            {
                held = new FileStream(Path.Combine(Path.GetTempPath(), "bkmo-tests.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                held = null;
            }
            return Task.FromResult(held is not null);
        }, TimeSpan.FromMinutes(10), "another test process's installation", CancellationToken.None);
        return held!;
    }
}
