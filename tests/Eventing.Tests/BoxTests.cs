using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Bkmo.Eventing.Tests;

public sealed class BoxTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly Guid box = Guid.CreateVersion7(), shelf = Guid.CreateVersion7();

    [Fact]
    public void Slips_come_out_as_they_went_in_and_their_number_alone_tells_the_length()
    {
        var (@lock, opener) = SlipSeal.NewKeys();
        var (first, second) = (SlipSeal.Close(box, @lock, [Slip(1), Slip(2), Slip(3)]), SlipSeal.Close(box, @lock, [Slip(0), Slip(0), Slip(0)]));
        Assert.Equal([1, 2, 3], SlipSeal.Open(box, opener, first, 8).Select(slip => (int)slip[0]).Order());
        Assert.Equal(first.Length, second.Length);
        Assert.NotEqual(SlipSeal.Close(box, @lock, [Slip(1)]), SlipSeal.Close(box, @lock, [Slip(1)]));
    }

    [Fact]
    public void Another_key_another_box_or_changed_bytes_open_nothing()
    {
        var ((@lock, opener), (_, other)) = (SlipSeal.NewKeys(), SlipSeal.NewKeys());
        var closed = SlipSeal.Close(box, @lock, [Slip(1)]);
        Assert.ThrowsAny<CryptographicException>(() => SlipSeal.Open(box, other, closed, 8).ToList());
        Assert.ThrowsAny<CryptographicException>(() => SlipSeal.Open(Guid.CreateVersion7(), opener, closed, 8).ToList());
        closed[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => SlipSeal.Open(box, opener, closed, 8).ToList());
    }

    [Fact]
    public async Task A_box_takes_what_goes_with_events_and_nothing_when_they_are_not_appended()
    {
        var boxes = Boxes();
        using var streams = new Streams(fixture.Store, new SnapshotSql(fixture.Database), fixture.Wake, TimeProvider.System, boxes);
        await boxes.Make(box, None);
        await boxes.Make(box, None);
        await fixture.Append(shelf, 0, new BookPlaced("first"));
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 50).Select(i => streams.DecideTogether(
            shelf, new JointCommand<Shelf>(state => Shelf.Place(state, i % 10 == 0 ? "first" : $"book {i}"), new Deposit(box, [Slip(i)])), StoreFixture.By.Actor, None)));
        var kept = outcomes.Count(outcome => outcome is Outcome<Shelf>.Done { Changed: true });
        Assert.Equal(kept, (await boxes.Open(box, 8, None))!.Count);
        Assert.Equal(kept + 1, (await streams.Load<Shelf>(shelf, None)).Version);

        // Somebody else was faster: nothing of this append is written, neither event nor slip.
        var lost = new Append(shelf, Shelf.StreamType, 1, [new(Guid.CreateVersion7(), new BookPlaced("late"))], StoreFixture.By) { Slips = new SealedSlips(box, [1]) };
        Assert.IsType<AppendResult.VersionConflict>(await fixture.Store.Append(lost, None));
        Assert.Equal(kept, (await boxes.Open(box, 8, None))!.Count);

        var emptied = lost with { ExpectedVersion = kept + 1, Slips = null, Emptied = box };
        Assert.IsType<AppendResult.Appended>(await fixture.Store.Append(emptied, None));
        Assert.Null(await boxes.Open(box, 8, None));
        Assert.Equal(0, await fixture.Scalar<long>($"select count(*) from boxes.slips where box = '{box}'"));
    }

    [Fact]
    public async Task A_thousand_who_come_at_once_are_all_answered()
    {
        using var streams = fixture.NewStreams();
        await fixture.Append(shelf, 0, new BookPlaced("first"));
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 1_000).Select(i => Task.Run(() => streams.DecideTogether(
            shelf, new JointCommand<Shelf>(state => Shelf.Place(state, $"book {i}"), null), StoreFixture.By.Actor, None)))).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(2, outcomes.Count(outcome => outcome is Outcome<Shelf>.Done));
        Assert.Equal(998, outcomes.Count(outcome => outcome is Outcome<Shelf>.Refused { Refusal: ShelfFull }));
        Assert.Equal(3, (await streams.Load<Shelf>(shelf, None)).Version);
    }

    [Fact]
    public async Task Who_gives_up_before_the_turn_is_left_out()
    {
        using var streams = fixture.NewStreams();
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await fixture.Append(shelf, 0, new BookPlaced("first"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => streams.DecideTogether(
            shelf, new JointCommand<Shelf>(state => Shelf.Place(state, "never"), null), StoreFixture.By.Actor, gone.Token));
        await streams.DecideTogether(shelf, new JointCommand<Shelf>(state => Shelf.Place(state, "second"), null), StoreFixture.By.Actor, None);
        Assert.Equal(2, (await streams.Load<Shelf>(shelf, None)).Version);
        Assert.IsType<Outcome<Shelf>.NotFound>(await streams.DecideTogether(
            Guid.CreateVersion7(), new JointCommand<Shelf>(state => Shelf.Place(state, "nowhere"), null), StoreFixture.By.Actor, None));
    }

    private static byte[] Slip(int number) => [(byte)number, 0, 0, 0, 0, 0, 0, 0];

    private Boxes Boxes() => new(fixture.Database, MasterKey.From(new ConfigurationBuilder()
        .AddInMemoryCollection([new("Keys:Master", Convert.ToBase64String(new byte[32]))]).Build()));
}
