using Bkmo.Conference.Agenda;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Minutes;

/// <summary>Signs the minutes off as they stand. With the second of two different people they are final.</summary>
public static class SignMinutes
{
    /// <summary>The signature.</summary>
    /// <param name="SeenVersion">Version of the minutes that the hash was taken of.</param>
    /// <param name="Hash">SHA-256 over facts and texts, in hex.</param>
    /// <param name="By">Who signs.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(long SeenVersion, string Hash, UserId By, DateTimeOffset At);

    /// <summary>Accepts one signature each of two people to the same contents.</summary>
    public static Decision Decide(MinutesState state, Command command)
    {
        if (state.ConferenceId is null) return Reject(new UnknownMinutes());
        if (state.Draft.IsSigned) return Reject(new MinutesAreSigned());
        if (state.Draft.Signatures.Exists(signature => signature.By == command.By)) return Reject(new AnotherPersonSigns());
        return state.Version != command.SeenVersion || state.Draft.Signatures.Exists(signature => signature.Hash != command.Hash)
            ? Reject(new SomethingElseWasSigned())
            : Accept(new MinutesSigned(command.Hash, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(AssembleMinutes.Route + "/signatures", Handle).Critical().Changes<MinutesReceipt>().RequireRoles(MeetingAccess.Chair);

    private static async Task<IResult> Handle(Guid id, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        var minutes = await commands.Find<MinutesState>(MinutesState.IdOf(id), cancellation) ?? MinutesState.Initial;
        var document = await MinutesDocument.Open(minutes.Draft, commands, keys, cancellation);
        var command = new Command(minutes.Version, document.Hash(), commands.Actor.Id, commands.Now);
        return await commands.Change<MinutesState>(MinutesState.IdOf(id), state => Decide(state, command), MinutesReceipt.Of, cancellation);
    }
}

/// <summary>Takes minutes that were signed off up again, as the next version. The signed one stays as it is.</summary>
public static class ReopenMinutes
{
    /// <summary>The reason.</summary>
    /// <param name="Reason">Why, 2 to 500 characters.</param>
    public sealed record Request(string Reason);

    /// <summary>The reason, checked.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="By">Who asks.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(string Reason, UserId By, DateTimeOffset At);

    /// <summary>Accepts for minutes that two people signed.</summary>
    public static Decision Decide(MinutesState state, Command command) => state.Draft.IsSigned
        ? Accept(new MinutesReopened(command.Reason, command.By, command.At))
        : Reject(new MinutesNotSigned());

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(AssembleMinutes.Route + "/reopening", Handle).Changes<MinutesReceipt>().RequireRoles(MeetingAccess.Chair);

    private static Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var command = new Command(check.Text(request.Reason, "reason", 2, 500), commands.Actor.Id, commands.Now);
        return check.Refusal is { } refusal
            ? Task.FromResult(Problems.Of(refusal))
            : commands.Change<MinutesState>(MinutesState.IdOf(id), state => Decide(state, command), MinutesReceipt.Of, cancellation);
    }
}
