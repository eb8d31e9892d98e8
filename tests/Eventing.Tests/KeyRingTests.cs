using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Bkmo.Eventing.Tests;

public sealed class KeyRingTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly string Master = Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray());

    private sealed record Contact(string Name, string Phone);

    private static readonly Contact Ayse = new("Ayşe Öztürk", "+49 30 1234");

    private KeyRing Ring(string? master = null) => new(fixture.Database, MasterKeyOf(master ?? Master), TimeProvider.System);

    private static MasterKey MasterKeyOf(string text) =>
        MasterKey.From(new ConfigurationBuilder().AddInMemoryCollection([new("Keys:Master", text)]).Build());

    private static KeyName Case() => new("case", Guid.CreateVersion7(), new KeyName("centre", Guid.CreateVersion7()));

    [Fact]
    public async Task What_is_sealed_opens_again_and_shows_nothing_before()
    {
        var value = await Ring().Seal(Case(), Ayse, None);
        Assert.Equal(new Opened<Contact>(false, Ayse), await Ring().Open(value, None));
        Assert.DoesNotContain("Ayşe", value.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ayşe", System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(value.Cipher)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_key_serves_a_subject_and_each_sealing_differs()
    {
        var key = Case();
        var sealings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Ring().Seal(key, Ayse, None)));
        Assert.Single(sealings.Select(s => s.Key).Distinct());
        Assert.Equal(8, sealings.Select(s => s.Cipher).Distinct().Count());
    }

    [Fact]
    public async Task A_destroyed_key_reads_as_erased_and_seals_nothing_more()
    {
        var key = Case();
        var value = await Ring().Seal(key, Ayse, None);
        await Ring().Destroy(key, None);
        await Ring().Destroy(key, None);
        Assert.Equal(new Opened<Contact>(true, null), await Ring().Open(value, None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Ring().Seal(key, Ayse, None));
    }

    [Fact]
    public async Task Destroying_the_key_around_erases_everything_within()
    {
        var key = Case();
        var value = await Ring().Seal(key, Ayse, None);
        await Ring().Destroy(key.Within!, None);
        Assert.True((await Ring().Open(value, None)).Erased);
    }

    [Fact]
    public async Task Another_master_key_a_changed_cipher_and_an_unknown_key_are_failures_not_erasure()
    {
        var value = await Ring().Seal(Case(), Ayse, None);
        await Assert.ThrowsAsync<CryptographicException>(() => Ring(Convert.ToBase64String(new byte[32])).Open(value, None));
        var bytes = Convert.FromBase64String(value.Cipher);
        bytes[20] ^= 1;
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Ring().Open(value with { Cipher = Convert.ToBase64String(bytes) }, None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Ring().Open(value with { Key = Guid.CreateVersion7() }, None));
    }

    [Fact]
    public async Task A_cipher_does_not_open_under_the_key_of_another_case()
    {
        var (mine, other) = (await Ring().Seal(Case(), Ayse, None), await Ring().Seal(Case(), Ayse, None));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Ring().Open(mine with { Key = other.Key }, None));
    }

    [Theory]
    [InlineData("too short")]
    [InlineData("AAAA")]
    public void A_master_key_that_is_not_32_bytes_is_refused(string text)
    {
        Assert.Throws<InvalidOperationException>(() => MasterKeyOf(text));
    }
}
