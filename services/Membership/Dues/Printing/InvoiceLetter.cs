using System.Globalization;
using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Dues.Printing;

/// <summary>Whom a letter comes from: settings <c>Dues:Sender</c>, <c>Dues:Iban</c>, <c>Dues:Bank</c>.</summary>
/// <param name="Name">Name of the federation.</param>
/// <param name="Iban">Account to pay to; null: the letter names none.</param>
/// <param name="Bank">Name of the bank.</param>
internal sealed record Sender(string Name, string? Iban, string? Bank)
{
    internal static Sender From(IConfiguration configuration) => new(
        configuration["Dues:Sender"] ?? "Bundeskonferenz der Migrant*innenorganisationen e.V.", configuration["Dues:Iban"], configuration["Dues:Bank"]);
}

/// <summary>Writes invoices, counter entries and reminders as letters, in German or English.</summary>
internal static class InvoiceLetter
{
    /// <summary>The language of an organisation's letters: German, unless it works in English and not in German.</summary>
    internal static string LanguageOf(OrganisationProfile profile)
    {
        bool Speaks(string language) => profile.Languages.Any(tag => string.Equals(tag.Split('-')[0], language, StringComparison.OrdinalIgnoreCase));
        return Speaks(Languages.English) && !Speaks(Languages.German) ? Languages.English : Languages.German;
    }

    internal static byte[] Invoice(Sender sender, OrganisationProfile to, int year, Invoice invoice, string language)
    {
        string In(string de, string en) => new Text(de, en).In(language);
        var number = InvoiceSentences.Number(year, invoice.Number);
        var title = invoice.Cancels is { } cancelled
            ? In($"Stornorechnung {number} zu {InvoiceSentences.Number(year, cancelled)}", $"Counter entry {number} to {InvoiceSentences.Number(year, cancelled)}")
            : In($"Beitragsrechnung {number}", $"Invoice for dues {number}");
        using var letter = Begin(sender, to, title, invoice.IssuedOn, language);
        foreach (var line in invoice.Lines) letter.Row(InvoiceSentences.Line(line).In(language), Euro(line.Cents, language));
        letter.Rule().Row(In("Summe", "Total"), Euro(invoice.TotalCents, language), strong: true).Space();
        if (invoice.Cancels is not null) return letter.Bytes();
        if (invoice.PaidCents != 0) letter.Row(In("Eingegangen", "Received"), Euro(invoice.PaidCents, language));
        if (invoice.WaivedCents != 0) letter.Row(In("Erlassen", "Waived"), Euro(invoice.WaivedCents, language));
        if (invoice.CancelledBy is { } counter)
            return letter.Strong(In($"Storniert durch {InvoiceSentences.Number(year, counter)}.", $"Cancelled by {InvoiceSentences.Number(year, counter)}.")).Bytes();
        if (invoice.OpenCents > 0)
            Pay(letter.Space().Text(In($"Bitte überweisen Sie {Euro(invoice.OpenCents, language)} bis zum {Day(invoice.DueOn, language)}.",
                $"Please transfer {Euro(invoice.OpenCents, language)} by {Day(invoice.DueOn, language)}.")), sender, invoice, language);
        return letter.Bytes();
    }

    internal static byte[] Reminder(Sender sender, OrganisationProfile to, int year, Invoice invoice, InvoiceReminded reminder, string language)
    {
        string In(string de, string en) => new Text(de, en).In(language);
        var number = InvoiceSentences.Number(year, invoice.Number);
        var title = string.Create(CultureInfo.InvariantCulture, $"{reminder.Level}{In(". Erinnerung zur Beitragsrechnung ", ". reminder of the invoice ")}{number}");
        using var letter = Begin(sender, to, title, reminder.RemindedOn, language);
        letter.Text(In(
            $"Ihre Rechnung vom {Day(invoice.IssuedOn, language)} war bis zum {Day(invoice.DueOn, language)} zu zahlen. Falls sich dieses Schreiben mit Ihrer Zahlung gekreuzt hat, ist es gegenstandslos.",
            $"Your invoice of {Day(invoice.IssuedOn, language)} was to be paid by {Day(invoice.DueOn, language)}. If you have paid in the meantime, please ignore this letter.")).Space();
        letter.Row(In("Rechnungssumme", "Total of the invoice"), Euro(invoice.TotalCents, language));
        if (invoice.PaidCents != 0) letter.Row(In("Eingegangen", "Received"), Euro(-invoice.PaidCents, language));
        if (invoice.WaivedCents != 0) letter.Row(In("Erlassen", "Waived"), Euro(-invoice.WaivedCents, language));
        letter.Rule().Row(In("Noch offen", "Still open"), Euro(Math.Max(0, invoice.OpenCents), language), strong: true).Space();
        if (invoice.OpenCents > 0)
            Pay(letter.Text(In($"Bitte überweisen Sie den offenen Betrag bis zum {Day(reminder.PayBy, language)}.", $"Please transfer what is open by {Day(reminder.PayBy, language)}.")),
                sender, invoice, language);
        return letter.Bytes();
    }

    private static Paper Begin(Sender sender, OrganisationProfile to, string title, DateOnly day, string language)
    {
        var letter = new Paper(title, language).Text(sender.Name).Space(2).Strong(to.Name);
        if (to.Municipality is { } seat) letter.Text(seat);
        return letter.Space(2).Text(Day(day, language)).Space().Heading(title);
    }

    private static void Pay(Paper letter, Sender sender, Invoice invoice, string language)
    {
        letter.Space();
        if (sender.Iban is { } iban) letter.Row(new Text("Konto (IBAN)", "Account (IBAN)").In(language), CreditorReference.Printed(iban));
        if (sender.Bank is { } bank) letter.Row(new Text("Bank", "Bank").In(language), bank);
        letter.Row(new Text("Referenz (bitte angeben)", "Reference (please quote)").In(language), CreditorReference.Printed(invoice.Reference), strong: true);
        if (invoice.RestsFrom is { } day && invoice.Lines.Any(line => line.Membership is MembershipKind.Voting))
            letter.Space().Text(new Text(
                $"Ist der Beitrag dann noch offen, ruht das Stimmrecht ab dem {Day(day, language)}.", $"If dues are open then, voting rights rest from {Day(day, language)} on.").In(language));
    }

    private static string Euro(long cents, string language) => InvoiceSentences.Euro(cents).In(language);

    private static string Day(DateOnly day, string language) =>
        day.ToString(string.Equals(language, Languages.German, StringComparison.Ordinal) ? "dd.MM.yyyy" : "d MMMM yyyy", CultureInfo.InvariantCulture);
}
