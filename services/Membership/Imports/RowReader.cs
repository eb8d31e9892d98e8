using System.Globalization;
using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Imports;

/// <summary>Reads a row of a table of organisations. A column that the table does not have leaves what is known; an empty cell takes it away.</summary>
internal sealed class RowReader(CsvRow row)
{
    private static readonly string[] Days = ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy"];

    internal static IReadOnlyList<string> Columns { get; } =
    [
        "id", "name", "shortname", "kind", "legalform", "registernumber", "registercourt", "municipality", "federalstate", "ags", "website", "languages",
        "communities", "topics", "smallcommunity", "membership", "appliedon", "admittedon", "endson", "endreason",
    ];

    internal Check Check { get; } = new();

    internal string Name => row.Cells.GetValueOrDefault("name") ?? "";

    internal Guid? Id()
    {
        if (Cell("id") is not { } text) return null;
        return Check.That(Guid.TryParse(text, out var id), "id", new("Das ist keine Kennung.", "This is no id.")) ? id : null;
    }

    internal OrganisationProfile Profile(OrganisationProfile? known)
    {
        var kind = known?.Kind ?? OrganisationKind.Association;
        if (Cell("kind") is { } named)
        {
            Check.Named<OrganisationKind>(named, "kind");
            _ = EnumNames.TryParse(named, out kind);
        }
        return ProfileValues.Of(
            new(
                row.Cells.ContainsKey("name") ? Name : known?.Name ?? "", kind, Text("shortname", known?.ShortName), Text("legalform", known?.LegalForm),
                Text("registernumber", known?.RegisterNumber), Text("registercourt", known?.RegisterCourt), Text("municipality", known?.Municipality),
                Text("federalstate", known?.FederalState), Text("ags", known?.Ags), Text("website", known?.Website?.ToString()),
                List("languages", known?.Languages), List("communities", known?.Communities), List("topics", known?.Topics),
                Yes("smallcommunity", known?.SmallCommunity ?? false)),
            Check);
    }

    internal ImportedMembership? Membership()
    {
        var (applied, admitted, ends) = (Day("appliedon"), Day("admittedon"), Day("endson"));
        if (Cell("membership") is not { } named)
        {
            Check.That(applied is null && admitted is null && ends is null, "membership", new(
                "Zu Tagen einer Mitgliedschaft gehört ihre Art.", "Days of a membership need its kind."));
            return null;
        }
        Check.Named<MembershipKind>(named, "membership");
        Check.That(applied is not null || admitted is not null, "appliedon", new("Der Tag des Antrags oder der Aufnahme fehlt.", "The day of application or admission is missing."));
        Check.That(ends is null || admitted is not null, "endson", new("Enden kann nur eine Mitgliedschaft nach der Aufnahme.", "Only an admitted membership can end."));
        _ = EnumNames.TryParse<MembershipKind>(named, out var kind);
        return new(kind, applied ?? admitted ?? default, admitted, ends, ends is null ? null : Reason());
    }

    // How an exclusion was decided and what a merger led to does not fit into a table.
    private EndReason Reason()
    {
        var named = Cell("endreason") ?? EndReason.Resignation.Name();
        var fine = EnumNames.TryParse<EndReason>(named, out var reason) && reason is EndReason.Resignation or EndReason.Dissolution;
        Check.That(fine, "endreason", new("Möglich sind: resignation, dissolution.", "Must be one of: resignation, dissolution."));
        return fine ? reason : EndReason.Resignation;
    }

    private string? Cell(string column) => row.Cells.GetValueOrDefault(column) is { Length: > 0 } text ? text : null;

    private string? Text(string column, string? known) => row.Cells.ContainsKey(column) ? Cell(column) : known;

    private IReadOnlyList<string>? List(string column, IReadOnlyList<string>? known) => row.Cells.ContainsKey(column)
        ? Cell(column)?.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []
        : known;

    private bool Yes(string column, bool known)
    {
        if (!row.Cells.ContainsKey(column)) return known;
        var text = (Cell(column) ?? "no").ToLowerInvariant();
        Check.That(text is "yes" or "no" or "ja" or "nein" or "true" or "false" or "1" or "0", column, new("Erwartet wird ja oder nein.", "Expected is yes or no."));
        return text is "yes" or "ja" or "true" or "1";
    }

    private DateOnly? Day(string column)
    {
        if (Cell(column) is not { } text) return null;
        var fine = DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        Check.That(fine, column, new("Erwartet wird ein Tag wie 2025-12-31 oder 31.12.2025.", "Expected is a day such as 2025-12-31 or 31.12.2025."));
        return fine ? Check.Day(day, column) : null;
    }
}
