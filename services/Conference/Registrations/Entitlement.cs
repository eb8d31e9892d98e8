using Bkmo.Conference.Conferences;
using Bkmo.Conference.Mandates;
using Bkmo.Conference.Organisations;

namespace Bkmo.Conference.Registrations;

/// <summary>What other streams say about whether somebody may come for an organisation.</summary>
/// <param name="OrganisationIsAdmitted">Whether the organisation holds a membership today.</param>
/// <param name="Delegates">How many delegates the signed-off key gives it; null while no key is signed off for the conference.</param>
/// <param name="Mandate">The mandate that was named; null when it is not known, or none was named.</param>
public sealed record Entitlement(bool OrganisationIsAdmitted, long? Delegates = null, KnownMandate? Mandate = null)
{
    /// <summary>Nothing is known.</summary>
    public static Entitlement None { get; } = new(OrganisationIsAdmitted: false);

    /// <summary>
    /// Why <paramref name="registration"/> is not entitled to a place; null when it is. While no key is signed off, a delegate needs no mandate yet, but one that is
    /// named must be right.
    /// </summary>
    /// <param name="state">The conference.</param>
    /// <param name="registration">What is asked for; not counted among the living ones itself.</param>
    /// <param name="today">The day in Berlin.</param>
    public Refusal? WhyNot(ConferenceState state, Registration registration, DateOnly today) => registration switch
    {
        { NeedsMandate: true, OrganisationId: null } => new OrganisationNeeded(registration.Category),
        { NeedsMandate: false, MandateId: not null } => new MandateNotForCategory(registration.Category),
        { OrganisationId: { } organisation } when !OrganisationIsAdmitted => new OrganisationNotAdmitted(organisation),
        { NeedsMandate: false } => null,
        { MandateId: null } => Delegates is null ? null : new MandateNeeded(),
        _ => WhyNotMandated(state, registration, today) ?? WhyNotCounted(state, registration),
    };

    private Refusal? WhyNotMandated(ConferenceState state, Registration registration, DateOnly today)
    {
        if (Mandate is null || Mandate.OrganisationId != registration.OrganisationId || Mandate.PersonId != registration.PersonId
            || (Mandate.Kind is MandateKind.Delegate) != (registration.Category is RegistrationCategory.Delegate)) return new UnknownMandate();
        var from = state.Plan?.StartsOn is { } start && start > today ? start : today;
        if (!Mandate.HoldsWithin(from, state.Plan?.EndsOn)) return new MandateNotValid();
        return Others(state, registration).Any(other => other.MandateId == registration.MandateId) ? new MandateInUse() : null;
    }

    private DelegatesExhausted? WhyNotCounted(ConferenceState state, Registration registration)
    {
        if (Delegates is not { } most || registration.Category is not RegistrationCategory.Delegate) return null;
        var others = Others(state, registration).Count(other =>
            other.OrganisationId == registration.OrganisationId && other.Category is RegistrationCategory.Delegate && other.Status is not RegistrationStatus.Requested);
        return others >= most ? new DelegatesExhausted(most) : null;
    }

    private static IEnumerable<Registration> Others(ConferenceState state, Registration registration) =>
        state.Registrations.Values.Where(other => other.Lives && other.Id != registration.Id);
}

/// <summary>Looks up what other streams say.</summary>
internal static class Entitlements
{
    internal static async Task<Entitlement> Entitlement(
        this Commands commands, Guid conferenceId, Guid? organisationId, Guid? mandateId, CancellationToken cancellation)
    {
        if (organisationId is not { } organisation) return Registrations.Entitlement.None;
        var known = await commands.Find<KnownOrganisation>(organisation, cancellation);
        var delegations = await commands.Find<Delegations>(Delegations.IdOf(conferenceId), cancellation);
        return Of(known, delegations, organisation, mandateId, Berlin.DayOf(commands.Now));
    }

    internal static Entitlement Of(KnownOrganisation? known, Delegations? delegations, Guid organisationId, Guid? mandateId, DateOnly today) => new(
        known?.IsAdmittedOn(today) is true, delegations?.Of(organisationId)?.Delegates,
        mandateId is { } mandate ? delegations?.Mandates.GetValueOrDefault(mandate) : null);
}
