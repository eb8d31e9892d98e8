using Bkmo.Contracts.Conference.V1;
using Bkmo.Membership.Bodies;
using Bkmo.Membership.Conferences;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Integration;

/// <summary>What Membership learns from Conference: which conferences there are, which committees they formed, whom they elected, and who took part.</summary>
public static class ConferenceConsumer
{
    private static readonly UserId Conference = Actor.Service("conference").Id;

    /// <summary>What it takes from its queue.</summary>
    public static void Messages(ConsumerBuilder messages) =>
        messages.On<ConferenceConvened>(On).On<CommitteeFormed>(On).On<ElectionClosed>(On).On<AttendanceClosed>(On);

    /// <summary>A conference becomes known.</summary>
    public static Reaction On(ConferenceConvened message) => Reaction.On<KnownConference>(
        message.ConferenceId, state => KnownConference.Decide(state, new ConvocationHeard(
            message.Edition, message.Name, message.StartsOn, message.EndsOn, message.Version, message.At)));

    /// <summary>Who took part becomes known.</summary>
    public static Reaction On(AttendanceClosed message) => Reaction.On<KnownConference>(message.ConferenceId, state => HearAttendance.Decide(state, message));

    /// <summary>A committee becomes a body.</summary>
    public static Reaction On(CommitteeFormed message) => Reaction.On<Body>(message.CommitteeId, state => FormCommitteeBody.Decide(state, new(
        new(BodyKind.Committee, message.NameDe, message.NameEn, message.ConferenceId, Berlin.DayOf(message.At), Conference, message.At),
        message.Members.Distinct().ToValueList())));

    /// <summary>Seats are filled. A body that is not there yet, or lacks seats, is a failure: the message waits until the office has entered it.</summary>
    public static Reaction On(ElectionClosed message) => BodyOf(message) is { } body
        ? Reaction.On<Body>(body, state => Decide(state, message))
        : Reaction.On<Body>(message.ElectionId, _ => Reject(new UnknownBody()));

    /// <summary>Fills the seats of the body.</summary>
    public static Decision Decide(Body state, ElectionClosed message)
    {
        var count = message.Functions.Count;
        if (message.PersonIds.Count != count || message.OrganisationIds.Count != count || message.AcceptedAt.Count != count) return Reject(new UnknownSeatFunction());
        var people = new List<FillSeatsByElection.Elected>();
        for (var i = 0; i < count; i++)
        {
            if (!EnumNames.TryParse<SeatFunction>(message.Functions[i], out var function)) return Reject(new UnknownSeatFunction());
            var organisation = message.OrganisationIds[i];
            people.Add(new(
                NameBasedId.Of(message.ElectionId, $"term/{message.PersonIds[i]}"), function, message.PersonIds[i],
                organisation == Guid.Empty ? null : organisation, Berlin.DayOf(message.AcceptedAt[i])));
        }
        return FillSeatsByElection.Decide(
            state, new(message.ConferenceId, people.ToValueList(), message.TermFrom, message.TermUntil, Conference, message.At));
    }

    private static Guid? BodyOf(ElectionClosed message) => message.BodyId
        ?? (EnumNames.TryParse<BodyKind>(message.BodyKind, out var kind) ? BodyIds.Of(kind, message.ConferenceId) : null);
}
