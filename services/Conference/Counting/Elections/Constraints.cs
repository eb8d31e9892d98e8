using System.Globalization;

namespace Bkmo.Conference.Counting.Elections;

/// <summary>What can keep somebody with enough votes from a seat.</summary>
internal static class Constraints
{
    /// <summary>Why <paramref name="id"/> cannot be seated beside <paramref name="seated"/>; null when nothing is in the way.</summary>
    internal static Text? Hindering(ElectionDefinition definition, IReadOnlyCollection<Guid> seated, Guid id)
    {
        var candidate = definition.Candidate(id);
        var others = seated.Select(definition.Candidate).ToList();
        foreach (var ceiling in definition.Rules.Ceilings)
            if (ceiling.Group == candidate.Group && others.Count(other => other.Group == ceiling.Group) >= ceiling.Most) return Full(ceiling);
        return definition.Rules.OnePerOrganisation && candidate.OrganisationId is { } organisation && others.Exists(other => other.OrganisationId == organisation)
            ? new("die Organisation hat schon einen Sitz", "the organisation has a seat already")
            : null;
    }

    private static Text Full(Ceiling ceiling) => new(
        string.Create(CultureInfo.InvariantCulture, $"die Gruppe „{ceiling.Group}“ hat schon ihre {ceiling.Most} Sitze"),
        string.Create(CultureInfo.InvariantCulture, $"the group {ceiling.Group} has its {ceiling.Most} seats already"));
}
