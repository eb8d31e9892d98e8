using Bkmo.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bkmo.Eventing.Tests;

/// <summary>An archived stream is closed, not gone.</summary>
public sealed class ArchivedStreamTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly Guid shelf = Guid.CreateVersion7();

    [Fact]
    public async Task It_is_marked_as_Marten_marks_it_and_its_history_is_still_loaded()
    {
        await fixture.Append(shelf, 0, new BookPlaced("a"), new BookPlaced("b"));
        var before = await fixture.Store.Load(shelf, 0, None);
        Assert.True(await fixture.Store.Archive(shelf, None));
        Assert.Equal((true, 2L), await Marks());
        Assert.Equal(before, await fixture.Store.Load(shelf, 0, None));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task It_takes_no_event_whatever_version_is_expected(long expected)
    {
        await fixture.Append(shelf, 0, new BookPlaced("a"));
        await fixture.Store.Archive(shelf, None);
        Assert.IsType<AppendResult.Archived>(await fixture.Append(shelf, expected, new BookPlaced("b")));
        Assert.Single(await fixture.Store.Load(shelf, 0, None));
    }

    [Fact]
    public async Task Taken_back_it_goes_on_where_it_was()
    {
        await fixture.Append(shelf, 0, new BookPlaced("a"));
        await fixture.Store.Archive(shelf, None);
        Assert.True(await fixture.Store.Unarchive(shelf, None));
        Assert.Equal((false, 0L), await Marks());
        Assert.Equal(2, Assert.IsType<AppendResult.Appended>(await fixture.Append(shelf, 1, new BookPlaced("b"))).Version);
    }

    [Fact]
    public async Task What_is_not_there_can_be_neither_archived_nor_taken_back()
    {
        Assert.False(await fixture.Store.Archive(shelf, None));
        Assert.False(await fixture.Store.Unarchive(shelf, None));
    }

    [Fact]
    public async Task An_event_that_is_being_appended_meanwhile_is_archived_with_the_others()
    {
        await fixture.Append(shelf, 0, new BookPlaced("a"));
        await using var connection = await fixture.Database.OpenConnectionAsync();
        await using var writing = await connection.BeginTransactionAsync();
        await using var append = new NpgsqlCommand($$"""
            update events.mt_streams set version = 2 where id = '{{shelf}}';
            insert into events.mt_events (seq_id, id, stream_id, version, data, type, timestamp)
            values (nextval('events.mt_events_sequence'), '{{Guid.CreateVersion7()}}', '{{shelf}}', 2, '{"title":"b","cover":"paperBack"}', 'book_placed', now())
            """, connection, writing);
        await append.ExecuteNonQueryAsync();

        var archiving = fixture.Store.Archive(shelf, None);
        await Eventually.True(async () => await fixture.Scalar<long>("select count(*) from pg_locks where not granted and locktype = 'transactionid'") > 0);
        await writing.CommitAsync();

        Assert.True(await archiving);
        Assert.Equal((true, 2L), await Marks());
    }

    [Fact]
    public async Task A_command_on_it_is_refused_as_archived_also_where_the_state_is_still_at_hand()
    {
        using var streams = fixture.NewStreams();
        var place = (string title) => new StreamCommand<Shelf>(shelf, s => Shelf.Place(s, title), StoreFixture.By);
        await streams.Decide(place("a"), None);
        await fixture.Store.Archive(shelf, None);
        Assert.IsType<Outcome<Shelf>.Archived>(await streams.Decide(place("b"), None));
        Assert.Equal(["a"], (await streams.Load<Shelf>(shelf, None)).State.Books);
        await fixture.Store.Unarchive(shelf, None);
        Assert.IsType<Outcome<Shelf>.Done>(await streams.Decide(place("b"), None));
    }

    private async Task<(bool Stream, long Events)> Marks() => (
        await fixture.Scalar<bool>($"select is_archived from events.mt_streams where id = '{shelf}'"),
        await fixture.Scalar<long>($"select count(*) from events.mt_events where stream_id = '{shelf}' and is_archived"));
}

public sealed class ArchivedResourceTests(ShelfService service) : IClassFixture<ShelfService>
{
    [Fact]
    public async Task A_change_of_what_is_archived_is_a_problem_of_its_own_and_reading_goes_on()
    {
        var created = await service.Office.SendAsync(HttpMethod.Post, "/shelves", new { title = "a" });
        var shelf = created.Headers.Location!.ToString();
        await service.Services.GetRequiredService<IEventStore>().Archive(Guid.Parse(shelf["/shelves/".Length..]), CancellationToken.None);

        var refused = await service.Office.SendAsync(HttpMethod.Post, shelf + "/books", new { title = "b" });

        Assert.Equal("archived", await refused.ProblemAsync(409));
        var shown = await service.Office.GetAsync(new Uri(shelf, UriKind.Relative));
        Assert.Equal(created.Tag(), shown.Tag());
    }
}
