using System.Text.Json;

namespace Bkmo.AppHost.SampleData.Play;

/// <summary>
/// A small conference, played through the public API by the people who would do it: the office invites and registers, the board signs the delegate key off, an election officer
/// opens and closes votes, a delegate of each member casts. Every result is told with its explanation. Doing it again changes nothing.
/// </summary>
internal sealed class PlayedConference(PlayedPeople people, Action<string> say)
{
    internal const int Number = 900;
    private const string ConferencesPath = "/api/conference/conferences";
    private static readonly string[] Delegates = ["delegate"];
    private static readonly string[] Subjects = ["Antrag: Teilhabe braucht Mittel", "Entlastung des Vorstands", "Wahl des Vorstands"];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Plays it.</summary>
    /// <param name="today">The day in Berlin.</param>
    /// <param name="cancellation">Gives up.</param>
    internal async Task PlayAsync(DateOnly today, CancellationToken cancellation)
    {
        say("A conference is played:");
        var members = await people.Office.ListAsync("/api/membership/organisations?membership=voting&status=active&limit=200", cancellation);
        var conference = await ConvokeAsync(today, members.Count, cancellation);
        await people.OfficialsAsync(conference, cancellation);
        await KeyAsync(conference, today, cancellation);
        var delegates = await people.DelegatesAsync(conference, members, say, cancellation);
        await ComeAsync(conference, delegates, cancellation);
        var meeting = new PlayedMeeting(people, conference, say);
        await meeting.QuorumAsync(cancellation);
        await meeting.MotionAsync(delegates, cancellation);
        await meeting.SecretAsync(delegates, cancellation);
        await new PlayedElection(people, meeting, conference, say).PlayAsync(delegates, today, cancellation);
        await CommitteeAsync(conference, cancellation);
    }

    /// <summary>Waits until something is there.</summary>
    internal static async Task UntilAsync(Func<Task<bool>> condition, CancellationToken cancellation)
    {
        while (!await condition()) await Task.Delay(Pause, cancellation);
    }

    private async Task<string> ConvokeAsync(DateOnly today, int members, CancellationToken cancellation)
    {
        var there = (await people.Office.ListAsync($"{ConferencesPath}?limit=200", cancellation)).Where(c => c.GetProperty("number").GetInt32() == Number).ToList();
        var created = there.Count > 0 ? there[0] : await people.Office.CreateAsync(ConferencesPath, new
        {
            Number, Name = "Gespielte Konferenz", StartsOn = today, EndsOn = today, MottoDe = "Wer betroffen ist, entscheidet", Venue = "Berlin",
        }, cancellation);
        var (id, path) = (created.GetProperty("id").GetString()!, $"{ConferencesPath}/{created.GetProperty("id").GetString()}");
        if ((await people.Office.ReadAsync(path, cancellation)).TryGetProperty("convocation", out var sent) && sent.ValueKind is JsonValueKind.Object) return id;
        await people.Office.PutAsync(path, path + "/capacities/saal", new { Size = members, Categories = Delegates }, cancellation);
        await people.Office.ChangeAsync(path, path + "/convocation", new
        {
            Agenda = Subjects.Select(title => new { Title = title, ForResolution = true }),
            SentOn = today.AddDays(-35),
        }, cancellation);
        say("  convened with 35 days of notice, subjects of resolution named");
        return id;
    }

    /// <summary>Two votes and one delegate's place for each member, signed off by the board.</summary>
    private async Task KeyAsync(string conference, DateOnly today, CancellationToken cancellation)
    {
        const string keys = "/api/membership/delegate-keys";
        var key = await people.Office.CreateAsync(keys, new
        {
            Purpose = $"conference/{Number}", KeyDate = today, Rule = new { Kind = "flat", Votes = 2, CountsUnsettledDues = true },
        }, cancellation);
        var path = $"{keys}/{key.GetProperty("id").GetString()}";
        var listed = await people.Office.ListAsync(keys + "?limit=200", cancellation);
        if (!listed.First(one => one.GetProperty("id").GetString() == key.GetProperty("id").GetString()).GetProperty("signedOff").GetBoolean())
            await people.Board.ChangeAsync(path, path + "/sign-off", new { }, cancellation);
        await UntilAsync(async () => (await people.Office.ListAsync($"{ConferencesPath}/{conference}/delegations?limit=200", cancellation)).Count > 0, cancellation);
        say("  delegate key: two votes for each member, signed off by the board");
    }

    /// <summary>Everybody is registered by the mandate, gets a code and comes in by it.</summary>
    private async Task ComeAsync(string conference, IReadOnlyList<PlayedDelegate> delegates, CancellationToken cancellation)
    {
        var path = $"{ConferencesPath}/{conference}";
        await UntilAsync(async () => (await people.Office.ListAsync(path + "/mandates?limit=200", cancellation)).Count >= delegates.Count, cancellation);
        foreach (var one in delegates)
        {
            var registration = await people.Office.CreateAsync(path + "/registrations", new { Category = "delegate", one.OrganisationId, one.MandateId }, cancellation);
            var id = registration.GetProperty("id").GetString();
            var pass = await people.Office.CreateAsync($"{path}/registrations/{id}/pass", new { }, cancellation);
            await people.Office.CreateAsync(path + "/check-ins", new { Code = pass.GetProperty("code").GetString(), Nonce = id }, cancellation);
        }
        say($"  {delegates.Count} delegates registered by their key and checked in by their codes");
    }

    private async Task CommitteeAsync(string conference, CancellationToken cancellation)
    {
        await people.Office.CreateAsync($"{ConferencesPath}/{conference}/committees", new { NameDe = "Teilhabe", NameEn = "Participation", Members = Array.Empty<string>() }, cancellation);
        await UntilAsync(async () => (await people.Office.ListAsync("/api/advocacy/committees?limit=200", cancellation))
            .Any(committee => committee.GetProperty("nameDe").GetString() is "Teilhabe"), cancellation);
        say("  the committee “Teilhabe” was formed, and Advocacy knows it");
    }
}
