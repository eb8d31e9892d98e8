using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Organisations;

/// <summary>Takes back the recorded end of a membership: the notice was withdrawn before it took effect, or the end was recorded by mistake.</summary>
public static class RevokeEnd
{
    /// <summary>Why the end does not hold.</summary>
    /// <param name="Ground">Notice withdrawn, or recorded in error.</param>
    /// <param name="Reason">More about it, 1 to 1000 characters.</param>
    public sealed record Request(RevocationGround Ground, string Reason);

    /// <summary>The revocation to record.</summary>
    /// <param name="Kind">In which right.</param>
    /// <param name="Ground">Why.</param>
    /// <param name="Reason">More about it.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(MembershipKind Kind, RevocationGround Ground, string Reason, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Accepts for the latest entry. A dissolution or merger recorded in error is taken back for every membership that it ended.</summary>
    public static Decision Decide(Organisation state, Command command)
    {
        if (state.Latest(command.Kind) is not { EndsOn: { } end } entry) return Reject(new NoEndRecorded());
        if (command.Ground is RevocationGround.NoticeWithdrawn)
        {
            if (entry.EndReason is not EndReason.Resignation) return Reject(new NotAResignation());
            if (end < command.Today) return Reject(new MembershipOver(end));
        }
        return Accept(state.Memberships.Where(other => EndedAlike(other, entry) && IsLatest(state, other)).Select(IEvent (MembershipEntry other) =>
            new MembershipEndRevoked(other.Id, other.Kind, command.Ground, command.Reason, command.By, command.At)).ToList());
    }

    private static bool EndedAlike(MembershipEntry other, MembershipEntry entry) => other.Id == entry.Id
        || (entry.EndReason is EndReason.Dissolution or EndReason.Merger && other.EndReason == entry.EndReason && other.EndsOn == entry.EndsOn);

    private static bool IsLatest(Organisation state, MembershipEntry entry) => state.Latest(entry.Kind)?.Id == entry.Id;

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(MembershipView.Route + "/end/revocation", Handle).Changes<MembershipView>()
        .RequireRoles(Roles.Office, Roles.Board);

    private static Task<IResult> Handle(Guid id, string kind, Request request, Commands commands, CancellationToken cancellation)
    {
        if (!EnumNames.TryParse<MembershipKind>(kind, out var membership)) return Task.FromResult(Problems.Of(new UnknownMembership()));
        var check = new Check();
        check.That(Enum.IsDefined(request.Ground), "ground", new("Diesen Grund gibt es nicht.", "There is no such ground."));
        var reason = check.Lines(request.Reason, "reason", 1, 1000);
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));

        var command = new Command(membership, request.Ground, reason, Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        return MembershipView.Change(commands, id, membership, state => Decide(state, command), cancellation);
    }
}
