using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Organisations;

/// <summary>Enters an organisation in the directory with its application, or without one when it is known only through its umbrella association.</summary>
public static class ApplyForMembership
{
    /// <summary>The organisation and what it applies for.</summary>
    /// <param name="Name">Full name, 2 to 300 characters.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="ShortName">Short name, at most 60 characters.</param>
    /// <param name="LegalForm">Legal form, at most 60 characters.</param>
    /// <param name="RegisterNumber">Register number, at most 60 characters.</param>
    /// <param name="RegisterCourt">Register court, at most 120 characters.</param>
    /// <param name="Municipality">Seat, at most 120 characters.</param>
    /// <param name="FederalState">Two-letter code of the Land, BW … TH.</param>
    /// <param name="Ags">Municipality key, 8 digits, in the Land.</param>
    /// <param name="Website">http or https address.</param>
    /// <param name="Languages">BCP 47, at most 50.</param>
    /// <param name="Communities">At most 50.</param>
    /// <param name="Topics">At most 50.</param>
    /// <param name="SmallCommunity">Whether it counts itself a small community.</param>
    /// <param name="MembershipKind">What it applies for; left out for an association below an umbrella that does not itself apply.</param>
    /// <param name="AppliedOn">Day of the application; today when left out.</param>
    public sealed record Request(
        string Name, OrganisationKind Kind, string? ShortName = null, string? LegalForm = null, string? RegisterNumber = null, string? RegisterCourt = null,
        string? Municipality = null, string? FederalState = null, string? Ags = null, string? Website = null, IReadOnlyList<string>? Languages = null,
        IReadOnlyList<string>? Communities = null, IReadOnlyList<string>? Topics = null, bool SmallCommunity = false, MembershipKind? MembershipKind = null,
        DateOnly? AppliedOn = null);

    /// <summary>The application, values checked.</summary>
    /// <param name="Profile">Who applies.</param>
    /// <param name="MembershipId">Id for the new entry of the register.</param>
    /// <param name="Kind">What it applies for, or null.</param>
    /// <param name="AppliedOn">Day of the application; null: <paramref name="Today"/>.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(
        OrganisationProfile Profile, Guid MembershipId, MembershipKind? Kind, DateOnly? AppliedOn, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Registers and, when a kind is named, applies.</summary>
    public static Decision Decide(Organisation state, Command command)
    {
        if (state.Profile is not null) return Reject(new AlreadyRegistered());

        var registered = new OrganisationRegistered(command.Profile, command.By, command.At);
        if (command.Kind is not { } kind) return Accept(registered);
        var application = new ApplyForFurtherMembership.Command(command.MembershipId, kind, command.AppliedOn, command.Today, command.By, command.At);
        var decision = ApplyForFurtherMembership.Decide(state.Evolve(registered), application);
        return decision is Accepted accepted ? Accept([registered, .. accepted.Events]) : decision;
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/membership/organisations", Handle).Creates<OrganisationView>().RequireRoles(Roles.Office);

    private static Task<IResult> Handle(Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var profile = ProfileValues.Of(request, check);
        check.Day(request.AppliedOn, "appliedOn");
        check.That(request.AppliedOn is null || request.MembershipKind is not null, "membershipKind", new(
            "Zu einem Antragstag gehört die beantragte Mitgliedschaft.", "A day of application needs the kind of membership applied for."));
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));

        var id = commands.NewId();
        var today = Berlin.DayOf(commands.Now);
        var command = new Command(profile, commands.NewId(), request.MembershipKind, request.AppliedOn, today, commands.Actor.Id, commands.Now);
        return commands.Create<Organisation>(
            id, $"/api/membership/organisations/{id}", state => Decide(state, command), state => OrganisationView.Of(id, state, today)!, cancellation);
    }
}
