using Bkmo.Contracts.Conference.V1;
using Bkmo.Membership.Bodies;
using Bkmo.Membership.Conferences;
using Bkmo.Membership.Invitations;
using Bkmo.Membership.Mandates;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Integration;

/// <summary>What Membership learns from Conference: which conferences there are, which committees they formed, whom they elected, and who took part.</summary>
public static class ConferenceConsumer
{
    private static readonly UserId Conference = Actor.Service("conference").Id;

    /// <summary>What it takes from its queue.</summary>
    public static void Messages(ConsumerBuilder messages) =>
        messages.On<ConferenceConvened>(On).On<MembersInvited>(On).On<CommitteeFormed>(On).On<ElectionClosed>(On).On<AttendanceClosed>(On);

    /// <summary>A conference becomes known.</summary>
    public static Reaction On(ConferenceConvened message) => Reaction.On<KnownConference>(
        message.ConferenceId, state => KnownConference.Decide(state, new ConvocationHeard(
            message.Edition, message.Name, message.StartsOn, message.EndsOn, message.Version, message.At)));

    /// <summary>The members are written to. Lists of different length are a failure: nobody is to get half of an agenda.</summary>
    public static Reaction On(MembersInvited message) => Reaction.On<Invitation>(Invitation.IdOf(message.ConferenceId, message.Number), state => Decide(state, message));

    /// <summary>Who took part becomes known.</summary>
    public static Reaction On(AttendanceClosed message) => Reaction.On<KnownConference>(message.ConferenceId, state => HearAttendance.Decide(state, message));

    /// <summary>A committee becomes a body.</summary>
    public static Reaction On(CommitteeFormed message) => Reaction.On<Body>(message.CommitteeId, state => FormCommitteeBody.Decide(state, new(
        new(BodyKind.Committee, message.NameDe, message.NameEn, message.ConferenceId, Berlin.DayOf(message.At), Conference, message.At),
        message.Members.Distinct().ToValueList())));

    /// <summary>
    /// Seats are filled. A body that is not there yet, or lacks seats, is a failure: the message waits until the office has entered it. So is a mandate that the list of mandates
    /// does not show yet.
    /// </summary>
    public static Reaction On(ElectionClosed message) => BodyOf(message) is { } body
        ? Reaction.On<Body, MandateRow>(body, Mandates(message), (state, known) => Decide(state, message, known))
        : Reaction.On<Body>(message.ElectionId, _ => Reject(new UnknownBody()));

    /// <summary>Fills the seats of the body with the holders of the mandates that were elected, for the organisations that gave them.</summary>
    public static Decision Decide(Body state, ElectionClosed message, IReadOnlyList<MandateRow> known)
    {
        var count = message.Functions.Count;
        if (message.MandateIds.Count != count || message.OrganisationIds.Count != count || message.AcceptedAt.Count != count) return Reject(new UnknownSeatFunction());
        var people = new List<FillSeatsByElection.Elected>();
        for (var i = 0; i < count; i++)
        {
            if (!EnumNames.TryParse<SeatFunction>(message.Functions[i], out var function)) return Reject(new UnknownSeatFunction());
            if (known.FirstOrDefault(row => row.Id == message.MandateIds[i]) is not { } mandate) return Reject(new UnknownMandate());
            people.Add(new(
                NameBasedId.Of(message.ElectionId, $"term/{mandate.Id}"), function, mandate.PersonId, mandate.OrganisationId, Berlin.DayOf(message.AcceptedAt[i])));
        }
        return FillSeatsByElection.Decide(
            state, new(message.ConferenceId, people.ToValueList(), message.TermFrom, message.TermUntil, Conference, message.At));
    }

    /// <summary>Notes what the members are to be written.</summary>
    public static Decision Decide(Invitation state, MembersInvited message) => message.Subjects.Count != message.ForResolution.Count
        ? Reject(new MalformedAgenda())
        : Invitation.Decide(state, new InvitationHeard(
            message.ConferenceId, message.Number, message.Name, message.StartsOn, message.EndsOn, message.Venue,
            message.Subjects.Zip(message.ForResolution, (title, forResolution) => new InvitationSubject(title, forResolution)).ToValueList(), message.ElectronicRights,
            message.Version, message.At));

    private static Func<IQueryable<MandateRow>, IQueryable<MandateRow>> Mandates(ElectionClosed message)
    {
        var ids = message.MandateIds.ToList();
        return rows => rows.Where(row => ids.Contains(row.Id));
    }

    private static Guid? BodyOf(ElectionClosed message) => message.BodyId
        ?? (EnumNames.TryParse<BodyKind>(message.BodyKind, out var kind) ? BodyIds.Of(kind, message.ConferenceId) : null);
}
