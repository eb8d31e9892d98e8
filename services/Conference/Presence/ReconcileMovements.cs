using Bkmo.Conference.Conferences;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Presence;

/// <summary>Takes the list of a device that was offline: any lines in any order, each as often as may be, each with an outcome of its own.</summary>
public static class ReconcileMovements
{
    private const int Most = 1000;

    /// <summary>The list.</summary>
    /// <param name="Lines">1 to 1000 movements.</param>
    public sealed record Request(IReadOnlyList<Line> Lines);

    /// <summary>A movement.</summary>
    /// <param name="Nonce">A random id that the device gave to it.</param>
    /// <param name="Code">The code of the pass.</param>
    /// <param name="Direction">In or out.</param>
    /// <param name="At">When it happened, by the device's clock.</param>
    public sealed record Line(Guid Nonce, string Code, MovementDirection Direction, DateTimeOffset At)
    {
        /// <inheritdoc />
        public override string ToString() => $"(movement {Nonce})";
    }

    /// <summary>What came of the list.</summary>
    /// <param name="Recorded">How many lines are on record now.</param>
    /// <param name="Refused">How many are not.</param>
    /// <param name="Lines">One outcome for each line, in the order of the list.</param>
    public sealed record Answer(int Recorded, int Refused, IReadOnlyList<Outcome> Lines);

    /// <summary>What came of a line.</summary>
    /// <param name="Nonce">The line.</param>
    /// <param name="Result"><c>recorded</c>, or the code of the refusal.</param>
    public sealed record Outcome(Guid Nonce, string Result);

    /// <summary>The list, codes hashed.</summary>
    /// <param name="Lines">The movements.</param>
    public sealed record Command(ValueList<RecordMovement.Command> Lines);

    /// <summary>Records every line that can be, once.</summary>
    public static Decision Decide(HallPresence state, Command command)
    {
        var events = new List<IEvent>();
        foreach (var line in command.Lines)
        {
            if (RecordMovement.Decide(state, line) is not Decision.Accepted { Events: { Count: > 0 } news }) continue;
            events.AddRange(news);
            state = news.Aggregate(state, (now, e) => now.Evolve(e));
        }
        return Accept(events);
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/conference/conferences/{id:guid}/check-ins/batch", Handle)
        .Creates<Answer>().RequireRoles(RecordMovement.DoorKeepers);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        if (check.That(request.Lines.Count is >= 1 and <= Most, "lines", new("Erlaubt sind 1 bis 1000 Zeilen.", "Allowed are 1 to 1000 lines.")))
            for (var i = 0; i < request.Lines.Count; i++) check.Movement(request.Lines[i].Code, request.Lines[i].Nonce, FormattableString.Invariant($"lines[{i}]."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await commands.Find<ConferenceState>(id, cancellation) is not { } conference) return Problems.Of(new UnknownConference());

        var confirmed = RecordMovement.Confirmed(conference);
        var command = new Command(request.Lines.Select(line => new RecordMovement.Command(
            line.Nonce, Secret.HashOf(line.Code), line.Direction, line.At.ToUniversalTime(), confirmed, commands.Actor.Id, commands.Now)).ToValueList());
        return await commands.Create<HallPresence>(
            HallPresence.IdOf(id), $"/api/conference/conferences/{id}/presence", state => Decide(state, command), state => View(state, command), cancellation);
    }

    // What is on record now is told as recorded, whoever brought it: the list sent again gets the same answer.
    private static Answer View(HallPresence state, Command command)
    {
        var lines = command.Lines.Select(line => new Outcome(line.Nonce, RecordMovement.WhyNot(state, line)?.Code ?? "recorded")).ToList();
        var recorded = lines.Count(line => string.Equals(line.Result, "recorded", StringComparison.Ordinal));
        return new(recorded, lines.Count - recorded, lines);
    }
}
