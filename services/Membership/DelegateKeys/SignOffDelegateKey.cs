using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.DelegateKeys;

/// <summary>A person records the lot that was drawn for the ties of a key.</summary>
public static class RecordKeyLot
{
    /// <summary>The lot.</summary>
    /// <param name="Lot">Organisations as drawn: everybody who is equal, each once.</param>
    public sealed record Request(IReadOnlyList<Guid> Lot);

    /// <summary>The lot, values checked.</summary>
    /// <param name="Lot">Organisations as drawn.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(ValueList<Guid> Lot, UserId By, DateTimeOffset At);

    /// <summary>Decides every tie by one lot, once.</summary>
    public static Decision Decide(StoredKey state, Command command)
    {
        if (state is not { Computed: { } computed, Result: { } result }) return Reject(new UnknownKey());
        if (state.SignedOff is not null) return Reject(new KeyIsSignedOff());
        if (result.Final) return state.Lot.Count > 0 && state.Lot == command.Lot ? Nothing : Reject(new NoLotNeeded());
        var equal = result.Ties.SelectMany(tie => tie.Organisations).ToHashSet(StringComparer.Ordinal);
        var drawn = command.Lot.Select(id => id.ToString()).ToHashSet(StringComparer.Ordinal);
        if (drawn.Count != command.Lot.Count || !drawn.SetEquals(equal)) return Reject(new LotIncomplete());
        return Accept(new DelegateKeyLotRecorded(command.Lot, StoredKey.Compute(computed.Rule, computed.Members, command.Lot), command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/membership/delegate-keys/{id:guid}/lot", Handle).Changes<StoredKeyView>().RequireRoles(Roles.Office, Roles.Board);

    private static Task<IResult> Handle(Guid id, Request request, Commands commands, HttpContext http, CancellationToken cancellation)
    {
        var (command, language) = (new Command(request.Lot.ToValueList(), commands.Actor.Id, commands.Now), InLanguage.Answer(http));
        return commands.Change<StoredKey>(id, state => Decide(state, command), state => StoredKeyView.Of(id, state, language), cancellation);
    }
}

/// <summary>A person of the board signs a key off; others are then told its numbers.</summary>
public static class SignOffDelegateKey
{
    /// <summary>The sign-off.</summary>
    /// <param name="By">Who signs off.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(UserId By, DateTimeOffset At);

    /// <summary>Signs off what is final; twice changes nothing.</summary>
    public static Decision Decide(StoredKey state, Command command) => state switch
    {
        { Result: null } => Reject(new UnknownKey()),
        { SignedOff: not null } => Nothing,
        { Result: { Final: false } open } => Reject(new TieUndecided(open.Undecided)),
        _ => Accept(new DelegateKeySignedOff(command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/membership/delegate-keys/{id:guid}/sign-off", Handle).Changes<StoredKeyView>().RequireRoles(Roles.Board);

    private static Task<IResult> Handle(Guid id, Commands commands, HttpContext http, CancellationToken cancellation)
    {
        var (command, language) = (new Command(commands.Actor.Id, commands.Now), InLanguage.Answer(http));
        return commands.Change<StoredKey>(id, state => Decide(state, command), state => StoredKeyView.Of(id, state, language), cancellation);
    }
}
