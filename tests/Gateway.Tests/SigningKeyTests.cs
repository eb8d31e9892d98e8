using System.Collections.Concurrent;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Tokens;

namespace Bkmo.Gateway.Tests;

public sealed class SigningKeyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bkmo-key-").FullName;
    private readonly SettableTime time = new(TimeProvider.System.GetUtcNow());

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_key_survives_a_restart_and_is_readable_by_its_owner_only()
    {
        using var first = Keys(folder);
        using var second = Keys(folder);

        Assert.Equal(first.Current.KeyId, second.Current.KeyId);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FileOf(1)));
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
                using var keys = Keys(own);
                ids.Add(keys.Current.KeyId);
            })).ToList();
            starts.ForEach(start => start.Start());
            starts.ForEach(start => start.Join());

            Assert.Equal(16, ids.Count);
            Assert.Single(ids.Distinct(StringComparer.Ordinal));
            Assert.Single(Directory.GetFiles(Path.Combine(own, "gateway", "keys")));
        }
    }

    [Fact]
    public void A_new_key_is_shown_before_it_signs_and_the_old_one_for_a_while_after()
    {
        using var keys = Keys(folder);
        var old = keys.Current.KeyId;
        time.Advance(TimeSpan.FromMinutes(1));
        new KeyFolder(Path.Combine(folder, "gateway")).Create(2);
        File.SetLastWriteTimeUtc(FileOf(2), time.GetUtcNow().UtcDateTime);

        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(old, keys.Current.KeyId);
        Assert.Equal(2, Shown(keys).Count);

        time.Advance(TimeSpan.FromSeconds(2));
        var signs = keys.Current.KeyId;
        Assert.NotEqual(old, signs);
        Assert.Contains(old, Shown(keys));

        time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(signs, keys.Current.KeyId);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([signs], Shown(keys));
        Assert.False(File.Exists(FileOf(1)));
    }

    [Fact]
    public void A_key_that_is_too_old_is_followed_by_the_next()
    {
        using var keys = Keys(folder);
        time.Advance(TimeSpan.FromDays(31));

        Assert.Equal(2, Shown(keys).Count);
        Assert.True(File.Exists(FileOf(2)));
    }

    [Fact]
    public void A_damaged_key_stops_the_start_with_what_to_do_and_does_not_stop_a_running_gateway()
    {
        using var keys = Keys(folder);
        var known = keys.Current.KeyId;
        File.WriteAllText(FileOf(2), "rubbish");

        Assert.Contains("delete it", Assert.Throws<SetupException>(() => Keys(folder)).Message, StringComparison.Ordinal);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(known, keys.Current.KeyId);
    }

    [Fact]
    public void Missing_or_wrong_settings_stop_the_start_with_what_to_do()
    {
        Assert.Contains("Gateway__DataDirectory", Assert.Throws<SetupException>(() => GatewayApp.Build([])).Message, StringComparison.Ordinal);
        Assert.Contains("Gateway__PublicPort", Assert.Throws<SetupException>(() => GatewayApp.Build(["--Gateway:PublicPort=x"])).Message, StringComparison.Ordinal);
    }

    private string FileOf(int number) => Path.Combine(folder, "gateway", "keys", $"00000{number}.pem");

    private static List<string> Shown(SigningKeys keys) => [.. new JsonWebKeySet(keys.Public).Keys.Select(key => key.KeyId)];

    private SigningKeys Keys(string data) => new(
        GatewaySettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Gateway:DataDirectory", data)]).Build()), time, NullLogger<SigningKeys>.Instance);
}
