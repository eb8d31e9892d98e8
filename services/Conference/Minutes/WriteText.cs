using Bkmo.Conference.Agenda;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Minutes;

/// <summary>Writes a text after a fact, or before all of them (fact id of zeros). Every text that was written before stays on record.</summary>
public static class WriteText
{
    /// <summary>The text.</summary>
    /// <param name="Text">At most 20,000 characters, paragraphs divided by line ends; may be empty.</param>
    public sealed record Request(string Text)
    {
        /// <inheritdoc />
        public override string ToString() => "(minutes)";
    }

    /// <summary>The text, sealed.</summary>
    /// <param name="After">The event of the fact that it follows.</param>
    /// <param name="Text">What is written.</param>
    /// <param name="By">Who writes.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid After, Sealed<MinutesText> Text, UserId By, DateTimeOffset At);

    /// <summary>Accepts before they are signed off, at any fact that the minutes tell.</summary>
    public static Decision Decide(MinutesState state, Command command)
    {
        if (state.ConferenceId is null) return Reject(new UnknownMinutes());
        if (state.Draft.IsSigned) return Reject(new MinutesAreSigned());
        var isThere = command.After == Guid.Empty || state.Draft.Facts.Any(fact => fact.EventId == command.After);
        return isThere ? Accept(new MinutesTextWritten(command.After, command.Text, command.By, command.At)) : Reject(new UnknownFact());
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut(AssembleMinutes.Route + "/texts/{factId:guid}", Handle).Changes<MinutesReceipt>().RequireRoles(MeetingAccess.Chair);

    private static async Task<IResult> Handle(Guid id, Guid factId, Request request, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        var check = new Check();
        var text = check.OptionalLines(request.Text, "text", 20_000) ?? "";
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        var written = await keys.Seal(new KeyName("minutes", id), new MinutesText(text), cancellation);
        var command = new Command(factId, written, commands.Actor.Id, commands.Now);
        return await commands.Change<MinutesState>(MinutesState.IdOf(id), state => Decide(state, command), MinutesReceipt.Of, cancellation);
    }
}
