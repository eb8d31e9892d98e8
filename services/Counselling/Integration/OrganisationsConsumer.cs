using Bkmo.Counselling.Organisations;
using Bkmo.Contracts.Membership.V1;

namespace Bkmo.Counselling.Integration;

/// <summary>Learns which organisations the federation has admitted: only these run centres.</summary>
public static class OrganisationsConsumer
{
    /// <summary>What it takes from its queue.</summary>
    public static void Messages(ConsumerBuilder messages) => messages.On<OrganisationAdmitted>(On).On<MembershipEnded>(On);

    /// <summary>An admission.</summary>
    public static Reaction On(OrganisationAdmitted message) =>
        Reaction.On<KnownOrganisation>(message.OrganisationId, state => HearOfOrganisation.Decide(state, EventOf(message)));

    /// <summary>An end of membership.</summary>
    public static Reaction On(MembershipEnded message) =>
        Reaction.On<KnownOrganisation>(message.OrganisationId, state => HearOfOrganisation.Decide(state, EventOf(message)));

    internal static AdmissionHeard EventOf(OrganisationAdmitted message) =>
        new(message.Name, message.ShortName, message.MembershipKind, message.AdmittedOn, message.Version);

    internal static MembershipEndHeard EventOf(MembershipEnded message) => new(message.MembershipKind, message.EndedOn, message.Version);
}
