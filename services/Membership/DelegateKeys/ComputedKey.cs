using System.Text.Json.Serialization;

namespace Bkmo.Membership.DelegateKeys;

/// <summary>An organisation as a key counts it.</summary>
/// <param name="Id">Tells it apart from the others of the key; nothing is decided by it.</param>
/// <param name="Members">Members, 0 to <see cref="KeyLimits.MostMembers"/>.</param>
/// <param name="DuesSettled">Whether the dues of the key's period are paid or waived.</param>
public sealed record KeyedOrganisation(string Id, long Members, bool DuesSettled = true);

/// <summary>Numbers of delegates, computed and explained.</summary>
/// <param name="Total">Delegates (flat: votes) given: the sum of <paramref name="Delegates"/>.</param>
/// <param name="Asked">Seats that a proportional rule was to share out; null for other rules, which have no total of their own.</param>
/// <param name="MinimumMandates">
/// Delegates of <paramref name="Total"/> beyond <paramref name="Asked"/>. Where a member counts, <paramref name="Total"/> + <paramref name="Undecided"/> =
/// <paramref name="Asked"/> + these.
/// </param>
/// <param name="Undecided">Seats that wait for a lot; nobody's in <paramref name="Delegates"/>. 0 when the key is final.</param>
/// <param name="Explanation">The sums in words.</param>
/// <param name="Delegates">Every organisation, in the order in which they were handed in.</param>
/// <param name="Ties">Seats for which organisations were equal.</param>
/// <param name="Lot">The lot as handed in; empty when there was none.</param>
public sealed record ComputedKey(
    long Total, int? Asked, int MinimumMandates, int Undecided, Text Explanation, ValueList<OrganisationDelegates> Delegates, ValueList<KeyTie> Ties,
    ValueList<string> Lot)
{
    /// <summary>Whether every seat is somebody's.</summary>
    [JsonIgnore]
    public bool Final => Undecided == 0;
}

/// <summary>What one organisation gets.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Delegates">Delegates, or votes where the rule is flat; without seats that wait for a lot.</param>
/// <param name="Explanation">Why so many.</param>
public sealed record OrganisationDelegates(string Id, long Delegates, Text Explanation);

/// <summary>Organisations with equal remainders or quotients, and fewer seats than organisations.</summary>
/// <param name="Organisations">Who is equal, in the order of their ids.</param>
/// <param name="Seats">How many seats are between them; each gets one of them at most.</param>
/// <param name="Decided">How it was decided; null while it is not.</param>
/// <param name="Drawn">Who got one of the seats, as drawn; empty while undecided.</param>
/// <param name="Explanation">The tie in words.</param>
public sealed record KeyTie(ValueList<string> Organisations, int Seats, TieDecision? Decided, ValueList<string> Drawn, Text Explanation);

/// <summary>How a tie was decided.</summary>
public enum TieDecision
{
    /// <summary>By the recorded lot (Los): of those who are equal, the first ones drawn.</summary>
    Lot,
}
