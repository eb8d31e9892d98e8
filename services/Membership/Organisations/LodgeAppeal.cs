using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Organisations;

/// <summary>An organisation appeals (Widerspruch) against its exclusion or its declined application. By its representative or the office.</summary>
public static class LodgeAppeal
{
    /// <summary>When the appeal came in.</summary>
    /// <param name="LodgedOn">Day on which it was received; today when left out, never in the future.</param>
    public sealed record Request(DateOnly? LodgedOn = null);

    /// <summary>The appeal to record.</summary>
    /// <param name="Kind">In which right.</param>
    /// <param name="LodgedOn">Day on which it was received; null: <paramref name="Today"/>.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(MembershipKind Kind, DateOnly? LodgedOn, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Accepts one appeal against the decision, within the time that was named for it.</summary>
    public static Decision Decide(Organisation state, Command command)
    {
        var lodgedOn = command.LodgedOn ?? command.Today;
        if (state.Latest(command.Kind) is not { } entry || !(entry.IsDeclined || entry.EndReason is EndReason.Exclusion)) return Reject(new NothingToAppeal());
        if (entry.Appeal is { } earlier) return earlier.LodgedOn == lodgedOn ? Nothing : Reject(new AppealAlreadyLodged(earlier.LodgedOn));
        if (lodgedOn > command.Today) return Reject(new DayInFuture("lodgedOn"));
        if (entry.DecidedOn is { } decided && lodgedOn < decided) return Reject(new DaysOutOfOrder("lodgedOn", decided));
        return lodgedOn > entry.AppealUntil
            ? Reject(new AppealTooLate(entry.AppealUntil.Value))
            : Accept(new AppealLodged(entry.Id, entry.Kind, lodgedOn, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(MembershipView.Route + "/appeal", Handle).Changes<MembershipView>()
        .RequireRoles(Roles.Office, Roles.OrganisationRepresentative);

    private static Task<IResult> Handle(Guid id, string kind, Request request, Commands commands, CancellationToken cancellation)
    {
        if (!OwnOrganisations.MayRead(commands.Actor, id)) return Task.FromResult(OwnOrganisations.Unseen());
        if (!EnumNames.TryParse<MembershipKind>(kind, out var membership)) return Task.FromResult(Problems.Of(new UnknownMembership()));
        var check = new Check();
        check.Day(request.LodgedOn, "lodgedOn");
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));

        var command = new Command(membership, request.LodgedOn, Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        return MembershipView.Change(commands, id, membership, state => Decide(state, command), cancellation);
    }
}
