using System.Diagnostics;
using System.Net;
using System.Text;
using Bkmo.Testing;
using Npgsql;

namespace Bkmo.Conference.Tests.Api;

/// <summary>Somebody reads all of the database, its log of writes, the service's log, what it exports and what it tells the broker, and tries to find out who voted how.</summary>
public sealed class SecretBallotTests(ConferenceService service) : ConferenceApi(service)
{
    private static readonly object Election = new
    {
        titleDe = "Rangfolge", titleEn = "Ranking", kind = "secret", method = "ranked", weights = "one-each",
        options = Enumerable.Range(1, 7).Select(i => new { de = $"Option {i}", en = $"Option {i}" }).ToArray(),
    };

    [Fact]
    public async Task Nobody_who_reads_everything_pairs_a_voter_with_a_ballot()
    {
        using var sink = new Sink();
        await using var copy = await SecondCopy.Start(Service, sink);
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
        var before = await Tables.Everything(Service.Database);
        var (wal, exported, log) = (Wal(), sink.Everything, copy.Log);
        foreach (var (marks, code) in ballots)
            foreach (var trace in Traces(marks, code))
            {
                Assert.DoesNotContain(trace, before, StringComparison.OrdinalIgnoreCase);
                Assert.True(wal.AsSpan().IndexOf(Encoding.UTF8.GetBytes(trace)) < 0, $"{trace} stands in the log of writes.");
                Assert.True(exported.AsSpan().IndexOf(Encoding.UTF8.GetBytes(trace)) < 0, $"{trace} was exported.");
                Assert.DoesNotContain(trace, log, StringComparison.OrdinalIgnoreCase);
            }
        // A request's length would tell a short ballot from a long one.
        Assert.DoesNotContain("Request starting", log, StringComparison.Ordinal);
        Assert.False(sink.Holds("http.request.body.size") || sink.Holds("http.request_content_length"), "The length of a request was exported.");
        await using var database = NpgsqlDataSource.Create(Service.Database);
        Assert.Equal(new long[] { (long)ballots.Count, 1 }, await Rows(database, $"select count(*), count(distinct length(sealed)) from boxes.slips where box = '{pollId}'"));
        Assert.Equal(new long[] { (long)ballots.Count, 0, 0, 0 }, await Rows(database, $"""
            select count(*), count(headers), count(correlation_id), count(*) filter (where user_name <> 'service:conference') from events.mt_events
            where stream_id = '{pollId}' and type = 'votes_cast'
            """));
        Assert.Equal(new long[] { 0L }, await Rows(database, "select count(*) from eventing.idempotency where key like '%vote-%'"));

        await plenary.Done(poll + "/closing");
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
        var after = await Tables.Everything(Service.Database);
        foreach (var (_, code) in ballots)
            foreach (var line in after.Split('\n').Where(line => line.Contains(code, StringComparison.Ordinal)))
                Assert.DoesNotContain(plenary.Seats, seat => line.Contains(seat.Account.ToString(), StringComparison.Ordinal) || line.Contains(seat.Mandate.ToString(), StringComparison.Ordinal));

        // The transaction that wrote the ballots wrote nothing about a voter, and those that marked voters wrote no ballot: told by the transaction ids.
        var ids = await Texts(database, $"select xmin::text from events.mt_events where stream_id = '{pollId}' and type = 'ballots_counted'");
        Assert.DoesNotContain(Assert.Single(ids), await Texts(database, $"select xmin::text from events.mt_events where stream_id = '{pollId}' and type = 'votes_cast'"));
        foreach (var (_, code) in ballots) Assert.False(sink.Holds(code) || copy.Log.Contains(code, StringComparison.Ordinal), "A code was exported or logged.");
    }

    [Theory]
    [InlineData("joint.committing", 0)]
    [InlineData("joint.committed", 1)]
    public async Task A_crash_while_casting_leaves_voter_marked_and_ballot_kept_or_neither(string point, int votes)
    {
        using var sink = new Sink();
        await using var copy = await SecondCopy.Start(Service, sink);
        var plenary = await Plenary.Gather(Service, (1, 3));
        var poll = await plenary.OpenPoll(Election);
        var first = plenary.Seats[0];
        object body = new { mandateId = first.Mandate, portions = new[] { new { votes = 1, marks = new[] { 1, 2 } } } };
        copy.DieAt(point);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => copy.Send(Plenary.Of(first), poll + "/casts", body, "\"once\""));
        await copy.Exit();
        Assert.Equal(votes, (await plenary.Get(poll)).GetProperty("cast").GetInt32());

        // Said again with the same key it takes effect once, whatever came of the first time.
        var again = await plenary.Cast(first, poll, [new { votes = 1, marks = new[] { 1, 2 } }], key: "\"once\"");
        Assert.Equal((HttpStatusCode.Created, 1 - votes), (again.StatusCode, (await again.JsonAsync()).GetProperty("codes").GetArrayLength()));
        var closed = await plenary.Done(poll + "/closing");
        Assert.Equal(("counted", 1), (closed.GetProperty("stage").GetString(), closed.GetProperty("cast").GetInt32()));
        Assert.Single((await plenary.Get(poll + "/ballots")).GetProperty("ballots").EnumerateArray());
    }

    [Theory]
    [InlineData("box.opened", "closed")]
    [InlineData("append.committing", "opened")]
    public async Task A_crash_while_counting_loses_no_ballot(string point, string stage)
    {
        using var sink = new Sink();
        await using var copy = await SecondCopy.Start(Service, sink);
        var plenary = await Plenary.Gather(Service, (1, 3));
        var poll = await plenary.OpenPoll(Election);
        for (var i = 0; i < 3; i++) await plenary.Cast(plenary.Seats[i], poll, [new { votes = 1, marks = new[] { i } }]);
        copy.DieAt(point);
        var officer = ConferenceService.Holder("account-officer", plenary.Id, "election-officer");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => copy.Send(officer, poll + "/closing", null));
        await copy.Exit();
        Assert.Equal(stage, (await plenary.Get(poll)).GetProperty("stage").GetString());
        if (stage == "opened") await plenary.Done(poll + "/closing");
        await plenary.Done(poll + "/counting");
        Assert.Equal(3, (await plenary.Get(poll + "/ballots")).GetProperty("ballots").GetArrayLength());
    }

    [Fact]
    public async Task Two_copies_take_votes_at_once_and_every_ballot_is_counted_once()
    {
        using var sink = new Sink();
        await using var copy = await SecondCopy.Start(Service, sink);
        var plenary = await Plenary.Gather(Service, (1, 40));
        var poll = await plenary.OpenPoll(Election);
        var answers = await Task.WhenAll(plenary.Seats.Select(async (seat, i) => i % 2 == 0
            ? await plenary.Cast(seat, poll, [new { votes = 1, marks = new[] { 0 } }], key: "\"v\"")
            : await Copied(seat)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal(40, (await plenary.Done(poll + "/closing")).GetProperty("cast").GetInt32());
        Assert.Equal(40, (await plenary.Get(poll + "/ballots")).GetProperty("ballots").GetArrayLength());

        async Task<HttpResponseMessage> Copied(Seat seat)
        {
            HttpResponseMessage answer = null!;
            await Eventually.True(async () => (answer = await copy.Cast(seat, poll)).StatusCode != HttpStatusCode.Conflict);
            return answer;
        }
    }

    // The forms in which a ballot could lie somewhere: its marks as JSON, its code, the bytes of its slip.
    private static IEnumerable<string> Traces(int[] marks, string code)
    {
        if (marks.Length > 3)
        {
            yield return $"[{string.Join(',', marks)}]";
            yield return $"[{string.Join(", ", marks)}]";
            yield return Convert.ToHexStringLower([9, (byte)marks.Length, .. marks.Select(mark => (byte)mark)]);
            yield return Encoding.Latin1.GetString([9, (byte)marks.Length, .. marks.Select(mark => (byte)mark)]);
        }
        yield return code;
    }

    /// <summary>The server's log of writes as it lies on disk, and as pg_waldump tells it.</summary>
    private static byte[] Wal()
    {
        var folder = Directory.EnumerateDirectories(Path.Combine(Path.GetTempPath(), "bkmo-tests"), $"{Environment.ProcessId}-*")
            .SelectMany(own => Directory.EnumerateDirectories(own, "pg_wal", SearchOption.AllDirectories)).First();
        var segments = Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file).Length == 24).Order(StringComparer.Ordinal).ToList();
        var program = Directory.EnumerateFiles("/usr/lib/postgresql", "pg_waldump", SearchOption.AllDirectories).First();
        using var dump = Process.Start(new ProcessStartInfo(program, ["--path", folder, Path.GetFileName(segments[0])]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var told = dump.StandardOutput.ReadToEnd();
        dump.WaitForExit();
        Assert.Contains("tx:", told, StringComparison.Ordinal);
        return [.. segments.SelectMany(File.ReadAllBytes), .. Encoding.UTF8.GetBytes(told)];
    }

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
