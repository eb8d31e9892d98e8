using Bkmo.Membership.Register;

namespace Bkmo.Membership.Organisations;

/// <summary>What of the directory is asked for; everything given must hold on the day that the question is about.</summary>
/// <param name="Search">Words that all occur in the name or short name, in whichever spelling.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Membership">In which right; those who are members in it unless <paramref name="Status"/> says otherwise.</param>
/// <param name="Status">Where a membership (of any kind unless <paramref name="Membership"/> says which) stands.</param>
/// <param name="FederalState">Land of the seat.</param>
/// <param name="Umbrella">Belongs to this umbrella, directly.</param>
/// <param name="Language">Works in this language.</param>
/// <param name="SmallCommunity">Whether it counts itself a small community.</param>
public sealed record DirectoryFilter(
    string? Search, string? Kind, string? Membership, string? Status, string? FederalState, Guid? Umbrella, string? Language, bool? SmallCommunity)
{
    internal void Check(Check check)
    {
        check.OptionalText(Search, "search", 200);
        check.Named<OrganisationKind>(Kind, "kind");
        check.Named<MembershipKind>(Membership, "membership");
        check.Named<MembershipStatus>(Status, "status");
        check.That(FederalState is not { } state || FederalStates.Exists(state), "federalState", new(
            "Erwartet wird das Kürzel eines Landes wie „BE“ oder „NW“.", "Expected is the code of a Land such as BE or NW."));
        if (Language is not null) check.Language(Language, "language");
    }

    /// <summary>The organisations that are asked for, in alphabetical order.</summary>
    internal IReadOnlyList<RegisterEntry> Apply(RegisterContents contents, DateOnly day)
    {
        var words = SearchText.Words(Search ?? "");
        OrganisationKind? kind = EnumNames.TryParse<OrganisationKind>(Kind, out var named) ? named : null;
        MembershipKind? membership = EnumNames.TryParse<MembershipKind>(Membership, out var right) ? right : null;
        MembershipStatus? status = EnumNames.TryParse<MembershipStatus>(Status, out var stage) ? stage : null;
        var language = Language?.Trim();
        bool Fits(RegisterEntry entry)
        {
            var profile = entry.State.ProfileOn(day)!;
            return (kind is null || profile.Kind == kind)
                && (FederalState is null || profile.FederalState == FederalState)
                && (SmallCommunity is null || profile.SmallCommunity == SmallCommunity)
                && (words.Count == 0 || Found(entry.SearchOn(profile), words))
                && (language is null || profile.Languages.Any(spoken => IsIn(spoken, language)))
                && (Umbrella is not { } umbrella || contents.Graph.LinksOf(entry.Id).Any(link => link.UmbrellaId == umbrella && link.Period.Contains(day)))
                && ((membership is null && status is null) || Stands(entry.State, membership, status, day));
        }
        return [.. contents.ByName.Where(Fits)];
    }

    private static bool Found(string document, IReadOnlyList<(string Plain, string WithE)> words)
    {
        foreach (var (plain, withE) in words)
            if (!document.Contains(plain, StringComparison.Ordinal) && !document.Contains(withE, StringComparison.Ordinal)) return false;
        return true;
    }

    private static bool IsIn(string spoken, string language) => string.Equals(spoken, language, StringComparison.OrdinalIgnoreCase)
        || (spoken.Length > language.Length && spoken[language.Length] == '-' && spoken.StartsWith(language, StringComparison.OrdinalIgnoreCase));

    private static bool Stands(Organisation organisation, MembershipKind? kind, MembershipStatus? status, DateOnly day)
    {
        foreach (var entry in organisation.Memberships)
        {
            if (kind is not null && entry.Kind != kind) continue;
            var stood = entry.StoodOn(day);
            if (status is null ? stood is MembershipStatus.Active or MembershipStatus.Suspended : stood == status) return true;
        }
        return false;
    }
}
