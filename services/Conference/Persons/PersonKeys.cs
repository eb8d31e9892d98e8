using Bkmo.Conference.Needs;

namespace Bkmo.Conference.Persons;

/// <summary>Keys of what Conference keeps of a person. What lies within one of them goes with it.</summary>
internal static class PersonKeys
{
    /// <summary>The name of a candidate.</summary>
    internal static KeyName Candidate(Guid personId) => new("candidate", personId);

    /// <summary>What somebody said of themselves to be heard earlier.</summary>
    internal static KeyName Speaking(Guid speakerId) => new("speaking", speakerId);

    /// <summary>All of them.</summary>
    internal static IEnumerable<KeyName> Of(Guid personId) => [NeedKeys.Person(personId), Candidate(personId), Speaking(personId)];
}

/// <summary>All data of the person were erased; nothing new is kept.</summary>
public sealed record PersonIsErased() : Refusal(RefusalKind.Conflict, new(
    "Die Daten dieser Person wurden gelöscht.", "The data of this person were erased."));
