using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Bodies;

/// <summary>Takes in that a conference formed a committee: it becomes a body under the id that Conference gave it, with a seat for each of its organisations.</summary>
public static class FormCommitteeBody
{
    /// <summary>The committee.</summary>
    /// <param name="Formed">The body.</param>
    /// <param name="Organisations">Organisations that send members, one seat each.</param>
    public sealed record Command(BodyFormed Formed, ValueList<Guid> Organisations);

    /// <summary>Accepts once; hearing it again changes nothing.</summary>
    public static Decision Decide(Body state, Command command)
    {
        if (state.Formed is not null) return Nothing;
        var formed = command.Formed;
        var seats = command.Organisations.Select(organisation => new NewSeat(SeatIdOf(organisation, formed), SeatFunction.Member, organisation)).ToValueList();
        return seats.Count == 0 ? Accept(formed) : Accept(formed, new SeatsAdded(seats, formed.FormedOn, formed.By, formed.At));
    }

    // A message can come twice to two processes: what it makes has the same ids each time.
    private static Guid SeatIdOf(Guid organisation, BodyFormed formed) =>
        NameBasedId.Of(organisation, $"seat/{formed.ConferenceId}/{formed.NameDe}");
}
