using Bkmo.Conference.Conferences;
using Bkmo.Conference.Mandates;
using Bkmo.Conference.Organisations;
using Microsoft.EntityFrameworkCore;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Registrations;

/// <summary>Names the mandate of a delegate or deputy who was registered before there was one; the mandate's holder is the one who comes.</summary>
public static class NameMandate
{
    /// <summary>The mandate.</summary>
    /// <param name="MandateId">The mandate, of the same organisation and function.</param>
    public sealed record Request(Guid MandateId);

    /// <summary>The mandate of one registration.</summary>
    /// <param name="RegistrationId">The registration.</param>
    /// <param name="MandateId">The mandate.</param>
    /// <param name="Entitlement">What other streams say about it.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who names it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid RegistrationId, Guid MandateId, Entitlement Entitlement, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Ties the registration to the mandate and gives it a place at once, if the key allows one; else it goes on waiting for the key.</summary>
    public static Decision Decide(ConferenceState state, Command command)
    {
        if (state.Registrations.GetValueOrDefault(command.RegistrationId) is not { } registration) return Reject(new UnknownRegistration());
        if (registration.MandateId == command.MandateId) return Nothing;
        if (registration is not { Status: RegistrationStatus.Requested, NeedsMandate: true }) return Reject(new NotRequested());
        if (state.IsOver(command.Today)) return Reject(new ConferenceOver());
        if (command.Entitlement.Mandate is not { PersonId: var person }) return Reject(new UnknownMandate());
        var named = registration with { MandateId = command.MandateId, PersonId = person };
        if (command.Entitlement.WhyNot(state, named, command.Today) is { } refusal) return Reject(refusal);
        if (state.Present.TryGetValue(person, out var other) && other != registration.Id) return Reject(new PersonAlreadyRegistered());
        var fact = new RegistrationMandateNamed(registration.Id, command.MandateId, person, command.By, command.At);
        return command.Entitlement.Delegates is not null && Places.Give(state, named, command.By, command.At) is Decision.Accepted given
            ? Accept([fact, .. given.Events])
            : Accept(fact);
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut(RegistrationView.Route + "/mandate", Handle).Changes<RegistrationView>().RequireRoles(Roles.Office, Roles.OrganisationRepresentative);

    private static async Task<IResult> Handle(Guid id, Guid registrationId, Request request, Commands commands, CancellationToken cancellation)
    {
        var registration = (await commands.Find<ConferenceState>(id, cancellation))?.Registrations.GetValueOrDefault(registrationId);
        if (registration is null || !(commands.Actor.Is(Roles.Office) || Persons.Callers.Represents(commands.Actor, registration.OrganisationId)))
            return Problems.Of(new UnknownRegistration());
        var entitlement = await commands.Entitlement(id, registration.OrganisationId, request.MandateId, cancellation);
        var command = new Command(registrationId, request.MandateId, entitlement, Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        return await commands.Change<ConferenceState>(
            id, state => Decide(state, command), state => RegistrationView.Of(id, state, registrationId), cancellation,
            state => state.Registrations.GetValueOrDefault(registrationId)?.Version);
    }
}

/// <summary>Gives a requested registration the place that it can have now.</summary>
public static class SettleRequest
{
    /// <summary>The registration.</summary>
    /// <param name="RegistrationId">The registration.</param>
    /// <param name="Entitlement">What other streams say about it.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who decides: the service.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid RegistrationId, Entitlement Entitlement, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Confirms what is entitled and finds a place; everything else stays as it is, for people to decide.</summary>
    public static Decision Decide(ConferenceState state, Command command) =>
        state.Registrations.GetValueOrDefault(command.RegistrationId) is { Status: RegistrationStatus.Requested } asked
        && !state.IsOver(command.Today) && command.Entitlement.Delegates is not null && command.Entitlement.WhyNot(state, asked, command.Today) is null
        && Places.Give(state, asked, command.By, command.At) is Decision.Accepted given
            ? given
            : Nothing;
}

/// <summary>The duty that decides on what was requested before there was a delegate key, in the order in which it was asked for.</summary>
public sealed class SettleRequests(IReadModel<RegistrationRow> registrations, Decider decider) : IDuty
{
    /// <summary>Name of the duty.</summary>
    public const string Name = "settle_requests";

    /// <summary>Time from one round to the next.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private static readonly string Requested = RegistrationStatus.Requested.Name();

    /// <inheritdoc />
    public async Task Do(CancellationToken cancellation)
    {
        var today = Berlin.DayOf(decider.Now);
        var rows = await registrations.Rows.Where(row => row.Status == Requested && row.MandateId != null && row.OrganisationId != null)
            .OrderBy(row => row.Order).ToListAsync(cancellation);
        foreach (var conference in rows.GroupBy(row => row.ConferenceId))
        {
            if (await decider.Find<Delegations>(Delegations.IdOf(conference.Key), cancellation) is not { HasKey: true } delegations) continue;
            foreach (var row in conference)
            {
                var organisation = await decider.Find<KnownOrganisation>(row.OrganisationId!.Value, cancellation);
                var entitlement = Entitlements.Of(organisation, delegations, row.OrganisationId.Value, row.MandateId, today);
                var command = new SettleRequest.Command(row.Id, entitlement, today, decider.By, decider.Now);
                await decider.Decide<ConferenceState>(conference.Key, state => SettleRequest.Decide(state, command), cancellation);
            }
        }
    }
}
