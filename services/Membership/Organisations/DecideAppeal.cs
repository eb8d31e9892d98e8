using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Organisations;

/// <summary>Decides an appeal. Upheld, an exclusion does not hold, and a declined application is open for another decision.</summary>
public static class DecideAppeal
{
    /// <summary>The decision.</summary>
    /// <param name="Upheld">Whether the appeal was right.</param>
    /// <param name="Reason">Why, 1 to 2000 characters.</param>
    /// <param name="Resolution">Who decided, how and when.</param>
    public sealed record Request(bool Upheld, string Reason, ResolutionRequest Resolution);

    /// <summary>The decision to record.</summary>
    /// <param name="Kind">In which right.</param>
    /// <param name="Upheld">Whether the appeal was right.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Resolution">Who decided, how and when.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(MembershipKind Kind, bool Upheld, string Reason, Resolution Resolution, UserId By, DateTimeOffset At);

    /// <summary>Decides an open appeal; the same decision again changes nothing.</summary>
    public static Decision Decide(Organisation state, Command command) => state.Latest(command.Kind) switch
    {
        { Appeal: { Upheld: null } appeal } entry => command.Resolution.On < appeal.LodgedOn
            ? Reject(new DaysOutOfOrder("resolution.on", appeal.LodgedOn))
            : Accept(new AppealDecided(entry.Id, entry.Kind, command.Upheld, command.Resolution, command.Reason, command.By, command.At)),
        { Appeal: { } decided } when decided.Upheld == command.Upheld && decided.DecidedOn == command.Resolution.On => Nothing,
        _ => Reject(new NoAppeal()),
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(MembershipView.Route + "/appeal/decision", Handle).Changes<MembershipView>()
        .RequireRoles(Roles.Office, Roles.Board);

    private static Task<IResult> Handle(Guid id, string kind, Request request, Commands commands, CancellationToken cancellation)
    {
        if (!EnumNames.TryParse<MembershipKind>(kind, out var membership)) return Task.FromResult(Problems.Of(new UnknownMembership()));
        var check = new Check();
        var reason = check.Lines(request.Reason, "reason", 1, 2000);
        var resolution = request.Resolution.Of(check, Berlin.DayOf(commands.Now));
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));

        var command = new Command(membership, request.Upheld, reason, resolution, commands.Actor.Id, commands.Now);
        return MembershipView.Change(commands, id, membership, state => Decide(state, command), cancellation);
    }
}
