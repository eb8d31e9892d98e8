using Bkmo.Contracts.Membership.V1;
using Bkmo.Eventing;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Identity.Rights.Mandated;

/// <summary>Roles follow from what Membership tells of mandates and seats. A mandate is granted once; of its ends the newest counts.</summary>
internal static class MandatesConsumer
{
    /// <summary>A mandate.</summary>
    internal static Reaction On(MandateGranted message) => RoleOf(message) is { } role
        ? Reaction.On<MandatedRole>(message.MandateId, state => Decide(state, role))
        : Reaction.None;

    /// <summary>A seat.</summary>
    internal static Reaction On(BodySeatFilled message) => RoleOf(message) is { } role
        ? Reaction.On<MandatedRole>(message.TermId, state => Decide(state, role))
        : Reaction.None;

    /// <summary>The end of a mandate.</summary>
    internal static Reaction On(MandateEnded message) =>
        Reaction.On<MandatedRole>(message.MandateId, state => Decide(state, new RoleMandateEnded(message.Until, message.Version, message.At)));

    /// <summary>The end of somebody's time in a seat.</summary>
    internal static Reaction On(BodySeatVacated message) =>
        Reaction.On<MandatedRole>(message.TermId, state => Decide(state, new RoleMandateEnded(message.LeftOn, message.Version, message.At)));

    /// <summary>Notes the role.</summary>
    internal static Decision Decide(MandatedRole state, RoleMandated role) => state.IsKnown ? Nothing : Accept(role);

    /// <summary>Notes the end.</summary>
    internal static Decision Decide(MandatedRole state, RoleMandateEnded end) => state.EndHeard >= end.SourceVersion ? Nothing : Accept(end);

    /// <summary>A deputy is at the conference what a delegate is; whose vote counts is decided there, by who is in the hall. Contacts have no role.</summary>
    private static RoleMandated? RoleOf(MandateGranted message) => message switch
    {
        { Function: "representative" } => Of(message, Roles.OrganisationRepresentative, message.OrganisationId),
        { Function: "delegate" or "deputy", ConferenceId: { } conference } => Of(message, Roles.Delegate, conference),
        _ => null,
    };

    private static RoleMandated Of(MandateGranted message, string role, Guid scope) =>
        new(message.PersonId, role, RoleTable.Of(role).Scope, scope, message.From, message.Until, message.At);

    /// <summary>Whoever waits to move up has no role yet.</summary>
    private static RoleMandated? RoleOf(BodySeatFilled message) => message switch
    {
        { Function: "substitute" } => null,
        { BodyKind: "board" } => Of(message, Roles.Board, null),
        { BodyKind: "committee", Function: "chair" or "deputy-chair" } => Of(message, Roles.CommitteeChair, message.BodyId),
        { BodyKind: "committee" } => Of(message, Roles.CommitteeMember, message.BodyId),
        _ => null,
    };

    private static RoleMandated Of(BodySeatFilled message, string role, Guid? scope) =>
        new(message.PersonId, role, RoleTable.Of(role).Scope, scope, message.From, message.Until, message.At);
}
