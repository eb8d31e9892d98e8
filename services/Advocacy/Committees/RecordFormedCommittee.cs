using static Bkmo.Eventing.Decision;

namespace Bkmo.Advocacy.Committees;

/// <summary>Takes in that a conference formed a committee; it keeps the id that Conference gave it.</summary>
public static class RecordFormedCommittee
{
    /// <summary>Decides. Hearing it twice changes nothing.</summary>
    public static Decision Decide(Committee state, CommitteeFormed formed) => state.Formed is null ? Accept(formed) : Nothing;
}
