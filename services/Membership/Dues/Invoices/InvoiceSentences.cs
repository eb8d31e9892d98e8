using System.Globalization;
using Bkmo.Membership.Dues.Schedules;
using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Dues.Invoices;

/// <summary>Lines of invoices in words, each naming the rule and the report that it rests on.</summary>
internal static class InvoiceSentences
{
    private static readonly NumberFormatInfo German = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };
    private static readonly NumberFormatInfo English = new() { NumberGroupSeparator = ",", NumberDecimalSeparator = "." };

    /// <summary>The number of an invoice as it is printed: year and number.</summary>
    internal static string Number(int year, int number) => string.Create(CultureInfo.InvariantCulture, $"{year}-{number:D5}");

    /// <summary>An amount as it is printed.</summary>
    internal static Text Euro(long cents)
    {
        var (sign, whole, rest) = (cents < 0 ? "-" : "", Math.Abs(cents) / 100, Math.Abs(cents) % 100);
        return new(string.Create(German, $"{sign}{whole:N0},{rest:D2} €"), string.Create(English, $"{sign}€{whole:N0}.{rest:D2}"));
    }

    internal static Text Line(InvoiceLine line)
    {
        var (kind, rule) = (Membership(line.Membership), Rule(line.Schedule));
        return line.Kind switch
        {
            InvoiceLineKind.EntryFee => new($"Aufnahmebeitrag, {kind.De}{rule.De}", $"Entry fee, {kind.En}{rule.En}"),
            InvoiceLineKind.Reduction => Reduction(line, kind, rule),
            _ => Dues(line, kind, rule),
        };
    }

    private static Text Dues(InvoiceLine line, Text kind, Text rule)
    {
        var from = line.Report is { } report && line.Counted is { } counted
            ? new Text(
                string.Create(German, $"; {counted:N0} nach der Meldung {report.Year:D4}, Fassung {report.Number}"),
                string.Create(English, $"; {counted:N0} by the report of {report.Year:D4}, version {report.Number}"))
            : new Text("", "");
        return new($"Beitrag, {kind.De}{rule.De}{from.De}", $"Dues, {kind.En}{rule.En}{from.En}");
    }

    private static Text Reduction(InvoiceLine line, Text kind, Text rule)
    {
        var why = line.Rule switch
        {
            ReductionCondition.SmallCommunity => new("kleine Community", "small community"),
            ReductionCondition.FirstYear => new("Jahr der Aufnahme", "year of admission"),
            ReductionCondition.MembersBelow => new("wenige Mitglieder", "few members"),
            ReductionCondition.BudgetBelow => new("kleiner Haushalt", "small budget"),
            _ => new Text("Beschluss", "decision"),
        };
        var (de, en) = (PerCent(line.PerMille ?? 0, German), PerCent(line.PerMille ?? 0, English));
        return new($"Ermäßigung {de} % ({why.De}), {kind.De}{rule.De}", $"Reduction {en}% ({why.En}), {kind.En}{rule.En}");
    }

    private static string PerCent(int perMille, NumberFormatInfo format) => perMille % 10 == 0
        ? (perMille / 10).ToString(format)
        : string.Create(format, $"{perMille / 10}{format.NumberDecimalSeparator}{perMille % 10}");

    private static Text Rule(int schedule) => new(
        string.Create(CultureInfo.InvariantCulture, $" (Beitragsordnung {schedule})"), string.Create(CultureInfo.InvariantCulture, $" (dues schedule {schedule})"));

    private static Text Membership(MembershipKind kind) => kind switch
    {
        MembershipKind.Voting => new("Vereinsmitglied", "voting member"),
        MembershipKind.Network => new("Netzwerk", "network"),
        MembershipKind.Supporting => new("Unterstützer", "supporting member"),
        _ => new("Partner", "partner"),
    };
}
