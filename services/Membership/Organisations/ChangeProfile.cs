using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Organisations;

/// <summary>Describes an organisation anew: name, seat, register, languages, communities … By its representative or the office.</summary>
public static class ChangeProfile
{
    /// <summary>The whole description, as it is from a day on.</summary>
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
    /// <param name="From">Since when it is so; today when left out. A correction names the day from which the description was wrong.</param>
    /// <param name="Reason">Why, at most 500 characters; about the organisation, not about persons.</param>
    public sealed record Request(
        string Name, OrganisationKind Kind, string? ShortName = null, string? LegalForm = null, string? RegisterNumber = null, string? RegisterCourt = null,
        string? Municipality = null, string? FederalState = null, string? Ags = null, string? Website = null, IReadOnlyList<string>? Languages = null,
        IReadOnlyList<string>? Communities = null, IReadOnlyList<string>? Topics = null, bool SmallCommunity = false, DateOnly? From = null, string? Reason = null);

    /// <summary>The description, values checked.</summary>
    /// <param name="Profile">Who it is.</param>
    /// <param name="From">Since when.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(OrganisationProfile Profile, DateOnly From, string? Reason, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Accepts what differs from the description that holds on the day; what is to come is recorded when it has come.</summary>
    public static Decision Decide(Organisation state, Command command)
    {
        if (state.Profile is null) return Reject(new UnknownOrganisation());
        if (command.From > command.Today) return Reject(new DayInFuture("from"));
        return command.Profile == state.ProfileOn(command.From)
            ? Nothing
            : Accept(new ProfileChanged(command.Profile, command.From, command.Reason, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/membership/organisations/{id:guid}", Handle).Changes<OrganisationView>()
        .RequireRoles(Roles.Office, Roles.OrganisationRepresentative);

    private static Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        if (!OwnOrganisations.MayRead(commands.Actor, id)) return Task.FromResult(OwnOrganisations.Unseen());
        var check = new Check();
        var profile = ProfileValues.Of(AsApplication(request), check);
        check.Day(request.From, "from");
        var reason = check.OptionalLines(request.Reason, "reason", 500);
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));

        var today = Berlin.DayOf(commands.Now);
        var command = new Command(profile, request.From ?? today, reason, today, commands.Actor.Id, commands.Now);
        return commands.Change<Organisation>(id, state => Decide(state, command), state => OrganisationView.Of(id, state, today), cancellation);
    }

    private static ApplyForMembership.Request AsApplication(Request r) => new(
        r.Name, r.Kind, r.ShortName, r.LegalForm, r.RegisterNumber, r.RegisterCourt, r.Municipality, r.FederalState, r.Ags, r.Website, r.Languages, r.Communities,
        r.Topics, r.SmallCommunity);
}
