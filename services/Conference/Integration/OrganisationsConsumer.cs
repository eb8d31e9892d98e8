using Bkmo.Conference.Organisations;
using Bkmo.Contracts.Membership.V1;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Integration;

/// <summary>Keeps up with who is admitted. A message that is not newer than what was heard of the same kind changes nothing.</summary>
public static class OrganisationsConsumer
{
    /// <summary>An admission.</summary>
    public static Reaction On(OrganisationAdmitted message) => Reaction.On<KnownOrganisation>(message.OrganisationId, state => Decide(state, message));

    /// <summary>An end.</summary>
    public static Reaction On(MembershipEnded message) => Reaction.On<KnownOrganisation>(message.OrganisationId, state => Decide(state, message));

    /// <summary>Notes the admission.</summary>
    public static Decision Decide(KnownOrganisation state, OrganisationAdmitted message) => state.IsNews(message.MembershipKind, message.Version)
        ? Accept(new AdmissionHeard(message.Name, message.ShortName, message.MembershipKind, message.AdmittedOn, message.Version, message.At))
        : Nothing;

    /// <summary>Notes the end.</summary>
    public static Decision Decide(KnownOrganisation state, MembershipEnded message) => state.IsNews(message.MembershipKind, message.Version)
        ? Accept(new MembershipEndHeard(message.MembershipKind, message.EndedOn, message.Version, message.At))
        : Nothing;
}
