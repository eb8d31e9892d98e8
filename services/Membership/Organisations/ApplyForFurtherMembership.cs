using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Organisations;

/// <summary>An organisation of the directory applies for a membership: a further kind, or again after a refusal or an end.</summary>
public static class ApplyForFurtherMembership
{
    /// <summary>What it applies for.</summary>
    /// <param name="Kind">In which right.</param>
    /// <param name="AppliedOn">Day of the application; today when left out.</param>
    public sealed record Request(MembershipKind Kind, DateOnly? AppliedOn = null);

    /// <summary>The application.</summary>
    /// <param name="MembershipId">Id for the new entry of the register.</param>
    /// <param name="Kind">In which right.</param>
    /// <param name="AppliedOn">Day of the application; null: <paramref name="Today"/>.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid MembershipId, MembershipKind Kind, DateOnly? AppliedOn, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Accepts while no application of the kind is open and no membership of the kind goes on without an end.</summary>
    public static Decision Decide(Organisation state, Command command)
    {
        var appliedOn = command.AppliedOn ?? command.Today;
        if (state.Profile is null) return Reject(new UnknownOrganisation());
        if (state.CeasedOn is { } ceasedOn) return Reject(new OrganisationCeased(ceasedOn));
        if (appliedOn > command.Today) return Reject(new DayInFuture("appliedOn"));
        return state.Latest(command.Kind) switch
        {
            { IsOpen: true } => Reject(new ApplicationStillOpen(command.Kind)),
            { AdmittedOn: not null, EndsOn: null } => Reject(new AlreadyMember(command.Kind)),
            _ => Accept(new MembershipAppliedFor(command.MembershipId, command.Kind, appliedOn, command.By, command.At)),
        };
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/membership/organisations/{id:guid}/memberships", Handle).Creates<MembershipView>()
            .RequireRoles(Roles.Office, Roles.OrganisationRepresentative);

    private static Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        if (!OwnOrganisations.MayRead(commands.Actor, id)) return Task.FromResult(OwnOrganisations.Unseen());
        var check = new Check();
        check.Day(request.AppliedOn, "appliedOn");
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));

        var today = Berlin.DayOf(commands.Now);
        var command = new Command(commands.NewId(), request.Kind, request.AppliedOn, today, commands.Actor.Id, commands.Now);
        return commands.Add<Organisation>(
            id, MembershipView.PathOf(id, request.Kind), state => Decide(state, command), state => MembershipView.Of(id, state, request.Kind, today), cancellation,
            state => state.Latest(request.Kind)?.Version);
    }
}
