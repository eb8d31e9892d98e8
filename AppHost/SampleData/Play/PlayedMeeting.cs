namespace Bkmo.AppHost.SampleData.Play;

/// <summary>The assembly of the played conference: quorum, a named and a secret vote.</summary>
internal sealed class PlayedMeeting(PlayedPeople people, string conference, Action<string> say)
{
    private readonly string path = $"/api/conference/conferences/{conference}";

    /// <summary>The quorum, checked from who is in the hall.</summary>
    internal async Task QuorumAsync(CancellationToken cancellation)
    {
        await people.Officer.CreateAsync(path + "/meeting/quorum-checks", new { reason = "on-request" }, cancellation);
        var meeting = await people.Officer.ReadAsync(path + "/meeting", cancellation);
        say($"  {meeting.GetProperty("quorumChecks").EnumerateArray().Last().GetProperty("explanationDe").GetString()}");
    }

    /// <summary>A motion by named vote: some split the votes of their organisation, some abstain.</summary>
    internal async Task MotionAsync(IReadOnlyList<PlayedDelegate> delegates, CancellationToken cancellation)
    {
        var poll = await OpenAsync(new
        {
            titleDe = "Antrag: Teilhabe braucht Mittel", titleEn = "Motion: participation needs means", kind = "named", method = "yes-no-abstain", isMotion = true,
            agendaItemId = await ItemAsync("Antrag: Teilhabe braucht Mittel", "Motion: participation needs means", "motion", cancellation),
        }, cancellation);
        for (var i = 0; i < delegates.Count; i++)
            await CastAsync(poll, delegates[i], i % 5 == 0 ? Split : i % 7 == 0 ? Abstaining : InFavour, cancellation);
        await TellAsync("named vote", await CloseAsync(poll, cancellation), cancellation);
    }

    /// <summary>A secret vote: who voted is known, how is not.</summary>
    internal async Task SecretAsync(IReadOnlyList<PlayedDelegate> delegates, CancellationToken cancellation)
    {
        var poll = await OpenAsync(new
        {
            titleDe = "Entlastung des Vorstands", titleEn = "Discharge of the board", kind = "secret", method = "yes-no-abstain", isMotion = true,
            agendaItemId = await ItemAsync("Entlastung des Vorstands", "Discharge of the board", "motion", cancellation),
        }, cancellation);
        for (var i = 0; i < delegates.Count; i++) await CastAsync(poll, delegates[i], i % 6 == 0 ? Split : InFavour, cancellation);
        var ballots = await TellAsync("secret vote", await CloseAsync(poll, cancellation), cancellation);
        say($"    {ballots} ballots are published, each found by its code and by nothing else: {poll}/published.csv");
    }

    /// <summary>Comes to an item of the agenda; the one before is done.</summary>
    internal async Task<string> ItemAsync(string titleDe, string titleEn, string kind, CancellationToken cancellation)
    {
        var items = path + "/agenda/items";
        var added = await people.Office.CreateAsync(items, new { titleDe, titleEn, kind }, cancellation);
        var id = added.GetProperty("id").GetString()!;
        var own = $"{items}/{id}";
        if ((await people.Office.ReadAsync(own, cancellation)).GetProperty("status").GetString() is not "planned") return id;
        foreach (var item in (await people.Office.ReadAsync(path + "/agenda", cancellation)).GetProperty("items").EnumerateArray())
        {
            var before = $"{items}/{item.GetProperty("id").GetString()}";
            if (item.GetProperty("status").GetString() is "open") await people.Office.ChangeAsync(before, before + "/closing", new { }, cancellation);
        }
        await people.Office.ChangeAsync(own, own + "/opening", new { }, cancellation);
        return id;
    }

    /// <summary>Prepares a poll and opens it.</summary>
    internal async Task<string> OpenAsync(object plan, CancellationToken cancellation) =>
        await OpenAsync((await people.Officer.CreateAsync(path + "/polls", plan, cancellation)).GetProperty("id").GetString()!, cancellation);

    /// <summary>Opens a poll that is prepared.</summary>
    internal async Task<string> OpenAsync(string id, CancellationToken cancellation)
    {
        var poll = $"/api/conference/polls/{id}";
        if ((await people.Officer.ReadAsync(poll, cancellation)).GetProperty("stage").GetString() is "created")
            await people.Officer.ChangeAsync(poll, poll + "/opening", new { }, cancellation);
        return poll;
    }

    /// <summary>Casts the votes of a delegate's organisation.</summary>
    internal static Task CastAsync(string poll, PlayedDelegate one, object portions, CancellationToken cancellation) =>
        one.Api.CreateAsync(poll + "/casts", new { one.MandateId, portions }, cancellation);

    /// <summary>Ends voting; the poll after it.</summary>
    internal async Task<string> CloseAsync(string poll, CancellationToken cancellation)
    {
        if ((await people.Officer.ReadAsync(poll, cancellation)).GetProperty("stage").GetString() is "opened")
            await people.Officer.ChangeAsync(poll, poll + "/closing", new { }, cancellation);
        return poll;
    }

    /// <summary>States the result.</summary>
    internal async Task StateAsync(string poll, CancellationToken cancellation)
    {
        if ((await people.Officer.ReadAsync(poll, cancellation)).GetProperty("stage").GetString() is not "published")
            await people.Officer.ChangeAsync(poll, poll + "/publication", new { }, cancellation);
    }

    private async Task<int> TellAsync(string kind, string poll, CancellationToken cancellation)
    {
        await StateAsync(poll, cancellation);
        var shown = await people.Officer.ReadAsync(poll, cancellation);
        say($"  {kind}: {shown.GetProperty("result").GetProperty("explanationDe").GetString()}");
        return shown.GetProperty("cast").GetInt32();
    }

    private static object Split => new object[] { new { votes = 1, answer = "yes" }, new { votes = 1, answer = "no" } };

    private static object Abstaining => new object[] { new { votes = 2, answer = "abstain" } };

    private static object InFavour => new object[] { new { votes = 2, answer = "yes" } };
}
