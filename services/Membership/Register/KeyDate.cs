namespace Bkmo.Membership.Register;

/// <summary>The day that a question is about, and the moment whose knowledge it is answered from. The same two always get the same answer.</summary>
/// <param name="On">The day, Europe/Berlin; today when left out.</param>
/// <param name="AsOf">Only what had been recorded by this moment counts; left out: all that is known now. Never in the future.</param>
public sealed record KeyDate(DateOnly? On, DateTimeOffset? AsOf)
{
    internal DateOnly Day(Commands commands) => On ?? Berlin.DayOf(commands.Now);

    internal void Check(Check check, Commands commands)
    {
        check.Day(On, "on");
        check.That(!(AsOf > commands.Now), "asOf", new(
            "Der Kenntnisstand liegt in der Zukunft; was dann bekannt sein wird, weiß niemand.", "The state of knowledge lies in the future; nobody knows what will be known."));
    }
}
