using System.Text.Json;

namespace Bkmo.AppHost.SampleData.Play;

/// <summary>The election of a board with nine seats among eleven candidates, more than half of the votes needed, at most one seat for each member.</summary>
internal sealed class PlayedElection(PlayedPeople people, PlayedMeeting meeting, string conference, Action<string> say)
{
    private const int Seats = 9, Candidates = 11;
    private const string BodiesPath = "/api/membership/bodies";

    /// <summary>Nominates, votes, counts, has those elected accept, and looks at Membership's board.</summary>
    internal async Task PlayAsync(IReadOnlyList<PlayedDelegate> delegates, DateOnly today, CancellationToken cancellation)
    {
        var board = await BoardAsync(cancellation);
        var election = await PlanAsync(delegates, today, cancellation);
        await people.Officer.ChangeAsync(election, election + "/rounds", new { enBloc = false }, cancellation);
        var round = (await people.Officer.ReadAsync(election, cancellation)).GetProperty("rounds").EnumerateArray().Last();
        var poll = await meeting.OpenAsync(round.GetProperty("pollId").GetString()!, cancellation);
        // Nine are wanted by most; a few leave one of them out for the tenth.
        for (var i = 0; i < delegates.Count; i++)
        {
            var marks = Enumerable.Range(0, Candidates).Where(candidate => candidate < Seats ? i % 4 != 0 || candidate != i % Seats : candidate == Seats && i % 4 == 0).ToArray();
            await PlayedMeeting.CastAsync(poll, delegates[i], new object[] { new { votes = 2, marks } }, cancellation);
        }
        await meeting.StateAsync(await meeting.CloseAsync(poll, cancellation), cancellation);
        await people.Officer.ChangeAsync(election, election + "/rounds/counting", new { }, cancellation);
        await AcceptAsync(election, delegates, cancellation);
        say($"    everybody can count the ballots again: {poll}/published.blt");
        await SeatedAsync(board, cancellation);
    }

    private async Task<string> BoardAsync(CancellationToken cancellation)
    {
        var there = (await people.Office.ListAsync($"{BodiesPath}?kind=board&limit=10", cancellation)).ToList();
        var body = there.Count > 0 ? there[0] : await people.Office.CreateAsync(
            BodiesPath, new { kind = "board", nameDe = "Vorstand", nameEn = "Board", seats = new[] { new { function = "assessor", count = Seats } } }, cancellation);
        return $"{BodiesPath}/{body.GetProperty("id").GetString()}";
    }

    private async Task<string> PlanAsync(IReadOnlyList<PlayedDelegate> delegates, DateOnly today, CancellationToken cancellation)
    {
        var planned = await people.Officer.CreateAsync($"/api/conference/conferences/{conference}/elections", new
        {
            titleDe = "Wahl des Vorstands", titleEn = "Election of the board", body = "board", function = "assessor", termFrom = today, termUntil = today.AddYears(2).AddDays(-1),
            seats = Seats, form = "as-many-as-seats", onePerOrganisation = true, declined = "stays-vacant",
            agendaItemId = await meeting.ItemAsync("Wahl des Vorstands", "Election of the board", "election", cancellation),
        }, cancellation);
        var election = $"/api/conference/elections/{planned.GetProperty("id").GetString()}";
        foreach (var one in delegates.Take(Candidates))
        {
            await people.Officer.CreateAsync(election + "/candidates", new { one.MandateId, one.Name }, cancellation);
            await one.Api.ChangeAsync(election, $"{await OwnAsync(election, one, cancellation)}/candidature", new { stands = true }, cancellation);
        }
        return election;
    }

    private static async Task<string> OwnAsync(string election, PlayedDelegate one, CancellationToken cancellation) =>
        $"{election}/candidates/{(await one.Api.ReadAsync(election, cancellation)).GetProperty("own")[0].GetString()}";

    /// <summary>The elected accept with their own accounts, but for the first one, who is not there and wrote.</summary>
    private async Task AcceptAsync(string election, IReadOnlyList<PlayedDelegate> delegates, CancellationToken cancellation)
    {
        var counted = await people.Officer.ReadAsync(election, cancellation);
        say("  election of the board:");
        foreach (var sentence in counted.GetProperty("rounds").EnumerateArray().Last().GetProperty("sentencesDe").EnumerateArray()) say($"    {sentence.GetString()}");
        var elected = counted.GetProperty("elected").EnumerateArray().Select(id => $"{election}/candidates/{id.GetString()}").ToList();
        await people.Officer.ChangeAsync(election, elected[0] + "/answer", new { accepted = true, inWriting = true }, cancellation);
        foreach (var one in delegates.Take(Candidates))
            if (await OwnAsync(election, one, cancellation) is { } own && elected.Skip(1).Contains(own, StringComparer.Ordinal))
                await one.Api.ChangeAsync(election, own + "/answer", new { accepted = true }, cancellation);
        await people.Officer.ChangeAsync(election, election + "/closing", new { }, cancellation);
    }

    private async Task SeatedAsync(string board, CancellationToken cancellation)
    {
        JsonElement body = default;
        await PlayedConference.UntilAsync(
            async () => Held(body = await people.Office.ReadAsync(board, cancellation)) >= Seats, cancellation);
        say($"    Membership's board shows {Held(body)} seats filled by the election");
    }

    private static int Held(JsonElement body) =>
        body.GetProperty("seats").EnumerateArray().Count(seat => seat.TryGetProperty("holder", out var holder) && holder.ValueKind is not JsonValueKind.Null);
}
