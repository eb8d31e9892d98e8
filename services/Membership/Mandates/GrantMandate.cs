using Bkmo.Membership.Conferences;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Persons;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Mandates;

/// <summary>
/// An organisation gives a person a mandate, in place of another one if it says so. Its representatives do, or the office with a reason. The decision is
/// taken on the person's stream, where the grants of all organisations meet.
/// </summary>
public static partial class GrantMandate
{
    /// <summary>The mandate to grant.</summary>
    /// <param name="MandateId">Id for it.</param>
    /// <param name="OrganisationId">The organisation to act for.</param>
    /// <param name="Function">In which function.</param>
    /// <param name="ConferenceId">The conference, for delegates and deputies.</param>
    /// <param name="From">First day.</param>
    /// <param name="Until">Last day; null: without end.</param>
    /// <param name="Replaced">The mandate whose place it takes.</param>
    /// <param name="Reason">Why the office acts.</param>
    /// <param name="By">Who grants.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(
        Guid MandateId, Guid OrganisationId, MandateFunction Function, Guid? ConferenceId, DateOnly From, DateOnly? Until, Replacement? Replaced, string? Reason,
        UserId By, DateTimeOffset At);

    /// <summary>A mandate whose place another one takes.</summary>
    /// <param name="PersonId">Who holds it.</param>
    /// <param name="IsSamePerson">Whether the new one goes to the same person.</param>
    /// <param name="Mandate">The mandate.</param>
    public sealed record Replacement(Guid PersonId, bool IsSamePerson, Mandate Mandate);

    /// <summary>What other streams say: how many delegates an organisation may send in all belongs here as soon as a signed-off delegate key says it.</summary>
    /// <param name="Organisation">The organisation to act for.</param>
    /// <param name="Conference">The conference; null: none was named, or it was not convened.</param>
    public sealed record Facts(Organisation Organisation, KnownConference? Conference);

    /// <summary>Accepts what the person, the organisation's membership and the conference's rule allow.</summary>
    public static Decision Decide(Person state, Command command, Facts facts)
    {
        if (!state.Exists) return Reject(new UnknownPerson());
        if (state.Erased) return Reject(new PersonIsErased());
        if (command.Until < command.From) return Reject(new DaysOutOfOrder("until", command.From));
        if (facts.Organisation.CeasedOn is { } ceasedOn && ceasedOn < command.From) return Reject(new OrganisationCeased(ceasedOn));
        if (Unfit(command, facts) is { } unfit) return Reject(unfit);
        if (Unreplaceable(command) is { } refusal) return Reject(refusal);

        var others = state.Mandates.Where(mandate => mandate.Id != command.Replaced?.Mandate.Id && mandate.Overlaps(command.From, command.Until)).ToList();
        if (others.Find(mandate => IsSame(mandate, command)) is { } same) return Reject(new AlreadyHoldsMandate(same.From));
        if (command.Function is MandateFunction.Delegate && facts.Conference is { MandatesPerPerson: var allowed }
            && others.Count(mandate => mandate.Function is MandateFunction.Delegate && mandate.ConferenceId == command.ConferenceId) >= allowed)
            return Reject(new TooManyDelegateMandates(allowed));
        return Accept(Events(command));
    }

    private static Refusal? Unfit(Command command, Facts facts)
    {
        if (!command.Function.IsOfConference()) return null;
        if (command.ConferenceId is null || facts.Conference is not { IsConvened: true }) return new UnknownMandateConference();
        var votes = facts.Organisation.Memberships.Any(entry => entry.Kind is MembershipKind.Voting && entry.StatusOn(command.From) is MembershipStatus.Active);
        return votes ? null : new NoVotingMembership(command.From);
    }

    private static Refusal? Unreplaceable(Command command) => command.Replaced?.Mandate switch
    {
        null => null,
        var mandate when !IsSame(mandate, command) => new CannotReplace(),
        { Until: { } until } when until < command.From.AddDays(-1) => new MandateAlreadyEnded(until),
        _ => null,
    };

    private static bool IsSame(Mandate mandate, Command command) =>
        mandate.OrganisationId == command.OrganisationId && mandate.Function == command.Function && mandate.ConferenceId == command.ConferenceId;

    private static List<IEvent> Events(Command command)
    {
        List<IEvent> events = [];
        if (command.Replaced is { IsSamePerson: true, Mandate: var mandate })
            events.Add(new MandateEnded(
                mandate.Id, mandate.LastDayIfEndedOn(command.From.AddDays(-1)), MandateEnding.Replaced, command.Reason, command.By, command.At));
        events.Add(new MandateGranted(
            command.MandateId, command.OrganisationId, command.Function, command.ConferenceId, command.From, command.Until, command.Replaced?.Mandate.Id,
            command.Replaced?.PersonId, command.Reason, command.By, command.At));
        return events;
    }
}
