using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Bkmo.Eventing.Tests;

public sealed class SealedFilesTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly byte[] Large = [.. Enumerable.Range(0, 700_000).Select(i => (byte)(i * 7))];

    private SealedFiles Files => new(fixture.Database, new KeyRing(
        fixture.Database, MasterKey.From(new ConfigurationBuilder().AddInMemoryCollection([new("Keys:Master", Convert.ToBase64String(new byte[32]))]).Build()), TimeProvider.System));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256 * 1024)]
    [InlineData(256 * 1024 + 1)]
    [InlineData(700_000)]
    public async Task A_file_comes_back_whole(int size)
    {
        var (id, key) = Named();
        await Files.Keep(id, key, Large.AsMemory(0, size), None);
        Assert.Equal(Large[..size], await Files.Open(id, None));
    }

    [Fact]
    public async Task An_erased_file_is_gone_and_so_is_its_key()
    {
        var (id, key) = Named();
        await Files.Keep(id, key, Large, None);
        await Files.Erase(id, key, None);
        await Files.Erase(id, key, None);
        Assert.Null(await Files.Open(id, None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Files.Keep(id, key, Large, None));
    }

    [Fact]
    public async Task A_file_that_nobody_kept_is_none() => Assert.Null(await Files.Open(Guid.CreateVersion7(), None));

    [Theory]
    [InlineData("update files.chunks set number = 1 - number where file_id = '{0}' and number < 2")]
    [InlineData("delete from files.chunks where file_id = '{0}' and number = 2")]
    [InlineData("update files.chunks set sealed = set_byte(sealed, 20, (get_byte(sealed, 20) + 1) % 256) where file_id = '{0}' and number = 1")]
    public async Task A_file_with_a_chunk_moved_missing_or_changed_does_not_open(string change)
    {
        var (id, key) = Named();
        await Files.Keep(id, key, Large, None);
        await using var command = fixture.Database.CreateCommand("alter table files.chunks drop constraint if exists chunks_key; " + string.Format(null, change, id));
        await command.ExecuteNonQueryAsync();
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Files.Open(id, None));
    }

    [Fact]
    public async Task A_chunk_of_another_file_does_not_open_in_its_place()
    {
        var ((id, key), (other, otherKey)) = (Named(), Named());
        await Files.Keep(id, key, Large, None);
        await Files.Keep(other, otherKey with { }, Large, None);
        await using var command = fixture.Database.CreateCommand(
            $"update files.chunks c set sealed = o.sealed, key_id = o.key_id from files.chunks o where c.file_id = '{id}' and o.file_id = '{other}' and c.number = o.number");
        await command.ExecuteNonQueryAsync();
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Files.Open(id, None));
    }

    private static (Guid Id, KeyName Key) Named() => Guid.CreateVersion7() is var id ? (id, new KeyName("document", id)) : default;
}
