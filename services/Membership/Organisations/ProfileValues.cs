namespace Bkmo.Membership.Organisations;

/// <summary>Checks the values that describe an organisation.</summary>
internal static class ProfileValues
{
    private const int MostItems = 50;

    internal static OrganisationProfile Of(ApplyForMembership.Request request, Check check)
    {
        check.That(Enum.IsDefined(request.Kind), "kind", new("Diese Art gibt es nicht.", "There is no such kind."));
        return new(
            check.Text(request.Name, "name", 2, 300),
            check.OptionalText(request.ShortName, "shortName", 60),
            request.Kind,
            check.OptionalText(request.LegalForm, "legalForm", 60),
            check.OptionalText(request.RegisterNumber, "registerNumber", 60),
            check.OptionalText(request.RegisterCourt, "registerCourt", 120),
            check.OptionalText(request.Municipality, "municipality", 120),
            State(request.FederalState, check),
            MunicipalityKey(request, check),
            check.WebAddress(request.Website, "website"),
            Items(request.Languages, "languages", check, (value, field) => check.Language(value, field)),
            Items(request.Communities, "communities", check, (value, field) => check.Text(value, field, 1, 120)),
            Items(request.Topics, "topics", check, (value, field) => check.Text(value, field, 1, 120)),
            request.SmallCommunity);
    }

    private static string? State(string? code, Check check)
    {
        check.That(code is null || FederalStates.Exists(code), "federalState", new(
            "Erwartet wird das Kürzel eines Landes wie „BE“ oder „NW“.", "Expected is the code of a Land such as BE or NW."));
        return code;
    }

    private static string? MunicipalityKey(ApplyForMembership.Request request, Check check)
    {
        if (request.Ags is not { } ags) return null;
        if (check.That(FederalStates.IsMunicipalityKey(ags), "ags", new(
            "Ein amtlicher Gemeindeschlüssel hat acht Ziffern und beginnt mit denen eines Landes.",
            "A municipality key has eight digits and begins with those of a Land.")) && request.FederalState is { } state)
            check.That(FederalStates.Contains(state, ags), "ags", new(
                "Der Gemeindeschlüssel gehört nicht zu diesem Land.", "The municipality key does not belong to this Land."));
        return ags;
    }

    private static ValueList<string> Items(IReadOnlyList<string>? values, string field, Check check, Func<string, string, string> clean)
    {
        if (values is null) return [];
        var fits = check.That(values.Count <= MostItems, field, new("Höchstens 50 Einträge sind möglich.", "At most 50 entries are possible."));
        return fits ? values.Select((value, i) => clean(value, $"{field}[{i}]")).Distinct(StringComparer.Ordinal).ToValueList() : [];
    }
}
