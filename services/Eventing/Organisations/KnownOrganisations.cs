using Bkmo.Contracts.Membership.V1;

namespace Bkmo.Eventing.Organisations;

/// <summary>Lets a service learn the names and memberships of organisations, from Membership's messages alone.</summary>
public static class KnownOrganisations
{
    /// <summary>Adds the stream <c>known_organisation</c> (its ids are the organisations') and the consumer <c>organisations</c> that fills it.</summary>
    public static EventingBuilder KnowOrganisations(this EventingBuilder eventing) => eventing
        .Stream<KnownOrganisation>(events => events.Event<AdmissionHeard>().Event<MembershipEndHeard>())
        .Consumer("organisations", messages => messages.On<OrganisationAdmitted>(On).On<MembershipEnded>(On));

    /// <summary>An admission.</summary>
    public static Reaction On(OrganisationAdmitted message) =>
        Reaction.On<KnownOrganisation>(message.OrganisationId, state => HearOfOrganisation.Decide(state, EventOf(message)));

    /// <summary>An end of membership.</summary>
    public static Reaction On(MembershipEnded message) =>
        Reaction.On<KnownOrganisation>(message.OrganisationId, state => HearOfOrganisation.Decide(state, EventOf(message)));

    private static AdmissionHeard EventOf(OrganisationAdmitted message) =>
        new(message.Name, message.ShortName, message.MembershipKind, message.AdmittedOn, message.Version);

    private static MembershipEndHeard EventOf(MembershipEnded message) => new(message.MembershipKind, message.EndedOn, message.Version);
}
