using Bkmo.Membership.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Dues.Rights;

/// <summary>The voting rights of an organisation rest from now on, because dues are unpaid. Data and other rights stay.</summary>
/// <param name="From">First day, Europe/Berlin.</param>
/// <param name="Invoices">The unsettled invoices.</param>
/// <param name="By">Who recorded it: the service.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("voting_rights_suspended")]
public sealed record VotingRightsSuspended(DateOnly From, ValueList<InvoiceNumber> Invoices, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The voting rights are back: dues are settled, or nothing is owed any more.</summary>
/// <param name="On">First day on which they do not rest, Europe/Berlin.</param>
/// <param name="By">Who recorded it: the service.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("voting_rights_restored")]
public sealed record VotingRightsRestored(DateOnly On, UserId By, DateTimeOffset At) : IEvent;

/// <summary>An invoice by its year and number.</summary>
/// <param name="Year">Year of the dues.</param>
/// <param name="Number">Number in the year.</param>
public sealed record InvoiceNumber(int Year, int Number);

/// <summary>Brings the voting rights of an organisation in line with what it owes.</summary>
public static class AlignVotingRights
{
    /// <summary>What is known of the dues.</summary>
    /// <param name="Unsettled">Invoices for which voting rights rest today.</param>
    /// <param name="Today">The day, Europe/Berlin.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(ValueList<InvoiceNumber> Unsettled, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Suspends who votes and has not paid, restores who has; says nothing when it is so already.</summary>
    public static Decision Decide(Organisation state, Command command)
    {
        var votes = state.Latest(MembershipKind.Voting)?.StatusOn(command.Today) is MembershipStatus.Active;
        return (state.VotingRestsFrom is not null, command.Unsettled.Count > 0) switch
        {
            (false, true) when votes => Accept(new VotingRightsSuspended(command.Today, command.Unsettled, command.By, command.At)),
            (true, false) => Accept(new VotingRightsRestored(command.Today, command.By, command.At)),
            _ => Nothing,
        };
    }
}
