using System.Net;
using System.Text;
using Bkmo.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bkmo.Conference.Tests.Api;

/// <summary>Somebody reads all of the database, its log of writes, the service's log, what it exports and what it tells the broker, and tries to find out who voted how.</summary>
public sealed class SecretBallotTests(ConferenceService service) : ConferenceApi(service)
{
    private static readonly object[] Options = [.. Enumerable.Range(1, 7).Select(i => new { de = $"Option {i}", en = $"Option {i}" })];

    internal static readonly object Election = new { titleDe = "Rangfolge", titleEn = "Ranking", kind = "secret", method = "ranked", weights = "one-each", options = Options };

    [Fact]
    public async Task Nobody_who_reads_everything_pairs_a_voter_with_a_ballot()
    {
        await using var everything = await Everything.Begin(Service);
        var (copy, sink) = (everything.Copy, everything.Sink);
        var plenary = await Plenary.Gather(Service, (1, 8));
        var poll = await plenary.OpenPoll(Election);
        var pollId = Guid.Parse(poll[(poll.LastIndexOf('/') + 1)..]);

        // One after the other, each alone in its transaction: the hardest case. Every ballot is unlike every other.
        var ballots = new List<(int[] Marks, string Code)>();
        for (var i = 0; i < plenary.Seats.Count; i++)
        {
            int[] marks = [.. Enumerable.Range(0, 7).Select(place => (place * 3 + i) % 7)];
            if (i == 7) marks = [6, 0, 3, 5, 1];
            var cast = await copy.Send(Plenary.Of(plenary.Seats[i]), poll + "/casts", new { mandateId = plenary.Seats[i].Mandate, portions = new[] { new { votes = 1, marks } } }, $"\"vote-{i}\"");
            Assert.True(cast.StatusCode == HttpStatusCode.Created, await cast.Content.ReadAsStringAsync());
            ballots.Add((marks, (await cast.JsonAsync()).GetProperty("codes")[0].GetString()!));
        }
        await Eventually.True(() => sink.Holds("/casts"));
        var before = await everything.Read();
        Assert.All(ballots.SelectMany(ballot => Traces(ballot.Marks, ballot.Code)), trace => Assert.Empty(before.Holding(trace)));
        // That somebody votes is told to nobody: the broker hears neither of the poll nor of a voter, so there is no order or time of theirs to compare.
        Assert.All(
            plenary.Seats.SelectMany(seat => new[] { seat.Account, seat.Mandate, seat.Person }).Append(pollId),
            id => Assert.DoesNotContain(Everything.Broker, before.Holding(id.ToString())));
        // A request's length would tell a short ballot from a long one.
        Assert.DoesNotContain(Everything.Log, before.Holding("Request starting"));
        Assert.False(sink.Holds("http.request.body.size") || sink.Holds("http.request_content_length"), "The length of a request was exported.");
        await using var database = NpgsqlDataSource.Create(Service.Database);
        Assert.Equal(new long[] { (long)ballots.Count, 1 }, await Rows(database, $"select count(*), count(distinct length(sealed)) from boxes.slips where box = '{pollId}'"));
        Assert.Equal(new long[] { (long)ballots.Count, 0, 0, 0 }, await Rows(database, $"""
            select count(*), count(headers), count(correlation_id), count(*) filter (where user_name <> 'service:conference') from events.mt_events
            where stream_id = '{pollId}' and type = 'votes_cast'
            """));
        Assert.Equal(new long[] { 0L }, await Rows(database, "select count(*) from eventing.idempotency where key like '%vote-%'"));

        // The same process opens the box: what it logs and exports of that is read too.
        var closed = await copy.Send(ConferenceService.Holder("account-officer", plenary.Id, "election-officer"), poll + "/closing", null);
        Assert.True(closed.IsSuccessStatusCode, await closed.Content.ReadAsStringAsync());
        await plenary.Done(poll + "/publication", new { });
        Assert.Equal(new long[] { 0L }, await Rows(database, $"select count(*) from boxes.slips where box = '{pollId}'"));
        Assert.Equal(new long[] { 1L }, await Rows(database, $"select count(*) from boxes.boxes where id = '{pollId}' and opener is null"));
        var published = (await plenary.Get(poll + "/ballots")).GetProperty("ballots").EnumerateArray().Select(ballot => ballot.GetProperty("code").GetString()!).ToList();
        Assert.Equal(ballots.Select(ballot => ballot.Code).Order(StringComparer.Ordinal), published.Order(StringComparer.Ordinal));

        // All ballots lie in one row: one transaction, one moment, one number. What is left is their order in it, and that is none of the orders of casting.
        foreach (var (_, code) in ballots) Assert.Equal(new long[] { 1L }, await Rows(database, $"select count(*) from events.mt_events where data::text like '%{code}%'"));
        Assert.NotEqual(ballots.Select(ballot => ballot.Code), published);
        Assert.NotEqual(ballots.Select(ballot => ballot.Code).Reverse(), published);
        var marksOf = ballots.ToDictionary(ballot => ballot.Code, ballot => string.Join(',', ballot.Marks), StringComparer.Ordinal);
        foreach (var code in published) Assert.Equal(marksOf[code], await Published(plenary, poll, code));
        var tables = await Tables.Everything(Service.Database);
        foreach (var (_, code) in ballots)
            foreach (var line in tables.Split('\n').Where(line => line.Contains(code, StringComparison.Ordinal)))
                Assert.DoesNotContain(plenary.Seats, seat => line.Contains(seat.Account.ToString(), StringComparison.Ordinal) || line.Contains(seat.Mandate.ToString(), StringComparison.Ordinal));

        // The transaction that wrote the ballots wrote nothing about a voter, and those that marked voters wrote no ballot: told by the transaction ids.
        var ids = await Texts(database, $"select xmin::text from events.mt_events where stream_id = '{pollId}' and type = 'ballots_counted'");
        Assert.DoesNotContain(Assert.Single(ids), await Texts(database, $"select xmin::text from events.mt_events where stream_id = '{pollId}' and type = 'votes_cast'"));

        // Ballots stand where they are published from, and nowhere else.
        await Eventually.True(() => sink.Holds("/closing"));
        var after = await everything.Read();
        Assert.All(ballots.SelectMany(ballot => Traces(ballot.Marks, ballot.Code)), trace => Assert.Empty(after.Holding(trace).Except([Everything.Tables, Everything.Writes])));
        Assert.All(ballots, ballot => Assert.Contains(Everything.Tables, after.Holding(ballot.Code)));
    }

    [Fact]
    public async Task What_stands_in_any_of_these_places_is_found_by_the_same_search()
    {
        await using var everything = await Everything.Begin(Service);
        int[] marks = [.. Enumerable.Range(0, 7).Select(place => place * 5 % 7)];
        var code = $"K7M2-{Guid.CreateVersion7():N}";

        // A conference with a ballot for a name: in an event, and told to others when its members are invited. Somebody asks the other process for an address with it.
        var planned = await Post(Conferences, new { number = Service.NextEdition(), name = $"{code} [{string.Join(',', marks)}]", startsOn = Today.AddDays(60), endsOn = Today.AddDays(61) });
        var convened = await Post(planned.Headers.Location + "/convocation", new { agenda = new[] { new { title = "Wahl", forResolution = true } } }, planned.Tag());
        Assert.True(convened.IsSuccessStatusCode, await convened.Content.ReadAsStringAsync());
        await everything.Copy.Send(ConferenceService.Holder("account-somebody", Guid.Empty, "delegate"), "/" + code, null);
        // Neither process logs an address; so the one of this fixture is made to log the ballot, and the other one's log is known by what it says when it starts.
        Service.Services.GetRequiredService<ILoggerFactory>().CreateLogger("somebody").Log(LogLevel.Information, default, code, null, (said, _) => said);
        Assert.Contains("Now listening on", everything.Copy.Log, StringComparison.Ordinal);
        // An open vote, and a slip that is not sealed.
        var plenary = await Plenary.Gather(Service, (1, 1));
        var open = await plenary.OpenPoll(new { titleDe = "Rangfolge", titleEn = "Ranking", kind = "named", method = "ranked", weights = "one-each", options = Options });
        Assert.Equal(HttpStatusCode.Created, (await plenary.Cast(plenary.Seats[0], open, [new { votes = 1, marks }])).StatusCode);
        await using var database = NpgsqlDataSource.Create(Service.Database);
        await Rows(database, $"with made as (insert into boxes.slips (box, sealed) values (gen_random_uuid(), decode('{Convert.ToHexString(Slip(marks))}', 'hex')) returning 1) select count(*) from made");

        await Eventually.True(() => everything.Sink.Holds(code));
        var seen = await everything.Read();
        Assert.Equal(Everything.Places, seen.Holding(code));
        Assert.All(Traces(marks, code), trace => Assert.NotEmpty(seen.Holding(trace)));
        Assert.Contains(Everything.Writes, seen.Holding(AsTheDatabaseWritesNumbers(marks)));
    }

    // The forms in which a ballot could lie somewhere: its marks as JSON and as the database keeps JSON, its code, the bytes of its slip.
    private static IEnumerable<byte[]> Traces(int[] marks, string code)
    {
        if (marks.Length > 3)
        {
            yield return Encoding.UTF8.GetBytes($"[{string.Join(',', marks)}]");
            yield return Encoding.UTF8.GetBytes($"[{string.Join(", ", marks)}]");
            yield return AsTheDatabaseWritesNumbers(marks);
            yield return Encoding.UTF8.GetBytes(Convert.ToHexStringLower(Slip(marks)));
            yield return Slip(marks);
        }
        yield return Encoding.UTF8.GetBytes(code);
    }

    private static byte[] Slip(int[] marks) => [9, (byte)marks.Length, .. marks.Select(mark => (byte)mark)];

    // PostgreSQL's numeric in jsonb: length, sign and weight, one digit of base 10,000; zero has none. Each begins at a multiple of four bytes.
    private static byte[] AsTheDatabaseWritesNumbers(int[] marks) =>
        [.. marks.SelectMany((mark, i) => mark > 0 ? [0x20, 0, 0, 0, 0, 0x80, (byte)mark, 0] : (byte[])(i < marks.Length - 1 ? [0x18, 0, 0, 0, 0, 0x80, 0, 0] : [0x18, 0, 0, 0, 0, 0x80]))];

    private static async Task<string> Published(Plenary plenary, string poll, string code) => string.Join(',', (await plenary.Get(poll + "/ballots")).GetProperty("ballots").EnumerateArray()
        .Single(ballot => ballot.GetProperty("code").GetString() == code).GetProperty("vote").GetProperty("marks").EnumerateArray().Select(mark => mark.GetInt32()));

    private static async Task<long[]> Rows(NpgsqlDataSource database, string query)
    {
        await using var command = database.CreateCommand(query);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return [.. Enumerable.Range(0, row.FieldCount).Select(row.GetInt64)];
    }

    private static async Task<List<string>> Texts(NpgsqlDataSource database, string query)
    {
        await using var command = database.CreateCommand(query);
        await using var row = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await row.ReadAsync()) texts.Add(row.GetString(0));
        return texts;
    }
}
