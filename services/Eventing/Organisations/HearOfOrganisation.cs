using static Bkmo.Eventing.Decision;

namespace Bkmo.Eventing.Organisations;

/// <summary>Takes in what Membership tells of an organisation. What is known already changes nothing.</summary>
public static class HearOfOrganisation
{
    /// <summary>An admission: news when it is the latest of its kind, or the latest to name the organisation.</summary>
    public static Decision Decide(KnownOrganisation state, AdmissionHeard heard) =>
        heard.SourceVersion > state.In(heard.MembershipKind).AdmittedAt || heard.SourceVersion > state.NamedAt ? Accept(heard) : Nothing;

    /// <summary>An end of membership: news when it is the latest of its kind.</summary>
    public static Decision Decide(KnownOrganisation state, MembershipEndHeard heard) =>
        heard.SourceVersion > state.In(heard.MembershipKind).EndedAt ? Accept(heard) : Nothing;
}
