using Bkmo.Membership.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Dues.Rights;

/// <summary>The voting rights of an organisation rest from now on, because dues are unpaid or its voting membership rests. Data and other rights stay.</summary>
/// <param name="From">First day, Europe/Berlin.</param>
/// <param name="Invoices">The unsettled invoices; none when only the membership rests.</param>
/// <param name="By">Who recorded it: the service.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("voting_rights_suspended")]
public sealed record VotingRightsSuspended(DateOnly From, ValueList<InvoiceNumber> Invoices, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The voting rights are back: nothing is left for which they rested.</summary>
/// <param name="On">First day on which they do not rest, Europe/Berlin.</param>
/// <param name="By">Who recorded it: the service.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("voting_rights_restored")]
public sealed record VotingRightsRestored(DateOnly On, UserId By, DateTimeOffset At) : IEvent;

/// <summary>An invoice by its year and number.</summary>
/// <param name="Year">Year of the dues.</param>
/// <param name="Number">Number in the year.</param>
public sealed record InvoiceNumber(int Year, int Number);

/// <summary>Brings the voting rights of an organisation in line with what it owes and with its voting membership: they rest for either cause, and return when neither is left.</summary>
public static class AlignVotingRights
{
    /// <summary>What is known of the dues.</summary>
    /// <param name="Unsettled">Invoices for which voting rights rest today.</param>
    /// <param name="Today">The day, Europe/Berlin.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(ValueList<InvoiceNumber> Unsettled, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Suspends who is a voting member and has not paid or rests, restores who has paid and is active; who is no voting member has no rights that could rest or return.</summary>
    public static Decision Decide(Organisation state, Command command)
    {
        if (VotingOn(state, command.Today) is not { } status) return Nothing;
        return (state.VotingRestsFrom is not null, status is MembershipStatus.Suspended || command.Unsettled.Count > 0) switch
        {
            (false, true) => Accept(new VotingRightsSuspended(command.Today, command.Unsettled, command.By, command.At)),
            (true, false) => Accept(new VotingRightsRestored(command.Today, command.By, command.At)),
            _ => Nothing,
        };
    }

    /// <summary>Whether the voting membership that holds on <paramref name="day"/> is active or suspended; null when none holds.</summary>
    internal static MembershipStatus? VotingOn(Organisation state, DateOnly day) =>
        state.Memberships.LastOrDefault(entry => entry.Kind is MembershipKind.Voting && entry.StatusOn(day) is (MembershipStatus.Active or MembershipStatus.Suspended))?.StatusOn(day);
}
