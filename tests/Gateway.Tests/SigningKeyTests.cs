using System.Collections.Concurrent;
using Bkmo.ServiceDefaults;

namespace Bkmo.Gateway.Tests;

public sealed class SigningKeyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bkmo-key-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_key_survives_a_restart_and_is_readable_by_its_owner_only()
    {
        using var first = SigningKey.LoadOrCreate(Path.Combine(folder, "gateway"));
        using var second = SigningKey.LoadOrCreate(Path.Combine(folder, "gateway"));

        Assert.Equal(first.KeyId, second.KeyId);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "gateway", "signing-key.pem")));
    }

    [Fact]
    public void Gateways_that_start_at_once_agree_on_one_key()
    {
        for (var round = 0; round < 30; round++)
        {
            var own = Path.Combine(folder, $"{round}");
            var ids = new ConcurrentBag<string>();
            using var together = new Barrier(16);
            var starts = Enumerable.Range(0, 16).Select(_ => new Thread(() =>
            {
                together.SignalAndWait();
                using var key = SigningKey.LoadOrCreate(own);
                ids.Add(key.KeyId);
            })).ToList();
            starts.ForEach(start => start.Start());
            starts.ForEach(start => start.Join());

            Assert.Equal(16, ids.Count);
            Assert.Single(ids.Distinct(StringComparer.Ordinal));
            Assert.Single(Directory.GetFiles(own));
        }
    }

    [Fact]
    public void A_damaged_key_stops_the_start_with_what_to_do()
    {
        File.WriteAllText(Path.Combine(folder, "signing-key.pem"), "rubbish");

        var refused = Assert.Throws<SetupException>(() => SigningKey.LoadOrCreate(folder));

        Assert.Contains("delete it", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_or_wrong_settings_stop_the_start_with_what_to_do()
    {
        Assert.Contains("Gateway__DataDirectory", Assert.Throws<SetupException>(() => GatewayApp.Build([])).Message, StringComparison.Ordinal);
        Assert.Contains("Gateway__PublicPort", Assert.Throws<SetupException>(() => GatewayApp.Build(["--Gateway:PublicPort=x"])).Message, StringComparison.Ordinal);
    }
}
