using Bkmo.Conference.Conferences;
using Bkmo.Conference.Registrations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Holds;

/// <summary>There is no such reservation or invitation (any more).</summary>
public sealed record UnknownHold() : Refusal(RefusalKind.NotFound, new(
    "Diese Reservierung oder Einladung gibt es nicht (mehr).", "There is no such reservation or invitation (any more)."));

/// <summary>There is no capacity of this name.</summary>
public sealed record UnknownCapacity() : Refusal(RefusalKind.NotFound, new("Dieses Kontingent gibt es nicht.", "There is no such capacity."));

/// <summary>What ends by itself ends later than now.</summary>
public sealed record EndsInPast() : Refusal(RefusalKind.Invalid, new("Das Ende („until“) liegt in der Vergangenheit.", "The end (until) is in the past."));

/// <summary>The office sets places aside, or blocks one by an invitation. Only free places can be held, and never past those who wait.</summary>
public static class HoldPlaces
{
    /// <summary>A reservation.</summary>
    /// <param name="Capacity">The capacity.</param>
    /// <param name="Places">How many, 1 to 10,000.</param>
    /// <param name="Purpose">What for, 2 to 200 characters; names nobody.</param>
    /// <param name="Until">When it ends by itself; without end when left out.</param>
    public sealed record ReservationRequest(string Capacity, int Places, string Purpose, DateTimeOffset? Until = null);

    /// <summary>An invitation.</summary>
    /// <param name="PersonId">Opaque id of the person.</param>
    /// <param name="Category">As what; not delegate or deputy, who come with a mandate.</param>
    /// <param name="Until">When it expires.</param>
    /// <param name="OrganisationId">For which organisation.</param>
    public sealed record InvitationRequest(Guid PersonId, RegistrationCategory Category, DateTimeOffset Until, Guid? OrganisationId = null);

    /// <summary>Holds places.</summary>
    /// <param name="Held">The reservation or invitation.</param>
    /// <param name="Capacity">The capacity; for an invitation null: the category's.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who holds them.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Hold Held, string? Capacity, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Accepts while so many places are free and nobody waits for them.</summary>
    public static Decision Decide(ConferenceState state, Command command)
    {
        var held = command.Held;
        if (state.Plan is null) return Reject(new UnknownConference());
        if (state.Holds.ContainsKey(held.Id)) return Nothing;
        if (state.IsOver(command.Today)) return Reject(new ConferenceOver());
        if (held.Until <= command.At) return Reject(new EndsInPast());
        if (held.Invited is { } who && state.Present.ContainsKey(who.PersonId)) return Reject(new PersonAlreadyRegistered());
        var capacity = command.Capacity is { } name ? state.Capacities.GetValueOrDefault(name) : state.CapacityFor(held.Invited!.Category);
        if (capacity is null) return Reject(command.Capacity is null ? new NoCapacityFor(held.Invited!.Category) : new UnknownCapacity());
        if (state.SomebodyWaits(capacity.Name) || capacity.Free < held.Places) return Reject(new CapacityExhausted(capacity.Name));
        return Accept(held.Invited is { } invited
            ? new InvitationSent(held.Id, invited.PersonId, invited.Category, invited.OrganisationId, capacity.Name, held.Until!.Value, command.By, command.At)
            : new PlacesReserved(held.Id, capacity.Name, held.Places, held.Purpose!, held.Until, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/conference/conferences/{id:guid}/reservations", Reserve).Creates<HoldView>().RequireRoles(Roles.Office);
        routes.MapPost("/api/conference/conferences/{id:guid}/invitations", Invite).Creates<HoldView>().RequireRoles(Roles.Office);
    }

    private static Task<IResult> Reserve(Guid id, ReservationRequest request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.Range(request.Places, "places", 1, 10_000);
        var purpose = check.Text(request.Purpose, "purpose", 2, 200);
        return Hold(id, new(commands.NewId(), "", request.Places, request.Until?.ToUniversalTime(), purpose, null, 0), request.Capacity, check, commands, cancellation);
    }

    private static Task<IResult> Invite(Guid id, InvitationRequest request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.That(!request.Category.NeedsMandate(), "category", new("Delegierte kommen mit einem Mandat ihrer Organisation.", "Delegates come with a mandate of their organisation."));
        var invited = new Invited(request.PersonId, request.Category, request.OrganisationId);
        return Hold(id, new(commands.NewId(), "", 1, request.Until.ToUniversalTime(), null, invited, 0), null, check, commands, cancellation);
    }

    private static Task<IResult> Hold(Guid id, Hold held, string? capacity, Check check, Commands commands, CancellationToken cancellation)
    {
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));
        var command = new Command(held, capacity, Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        return commands.Add<ConferenceState>(
            id, $"/api/conference/conferences/{id}/holds/{held.Id}", state => Decide(state, command), state => HoldView.Of(id, state, held.Id), cancellation,
            state => state.Holds.GetValueOrDefault(held.Id)?.Version);
    }
}
