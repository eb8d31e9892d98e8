using Bkmo.Membership.Persons;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Mandates;

/// <summary>Ends a mandate because another one, of another person, took its place.</summary>
public static class EndReplacedMandate
{
    /// <summary>The end.</summary>
    /// <param name="MandateId">The mandate that was replaced.</param>
    /// <param name="From">First day of the one that took its place.</param>
    /// <param name="By">Who replaced it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid MandateId, DateOnly From, UserId By, DateTimeOffset At);

    /// <summary>Ends it on the day before; one that ends earlier, or is not there, needs nothing.</summary>
    public static Decision Decide(Person state, Command command)
    {
        if (state.FindMandate(command.MandateId) is not { } mandate) return Nothing;
        var until = mandate.LastDayIfEndedOn(command.From.AddDays(-1));
        return mandate.Until <= until ? Nothing : Accept(new MandateEnded(mandate.Id, until, MandateEnding.Replaced, null, command.By, command.At));
    }
}
