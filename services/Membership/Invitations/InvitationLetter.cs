using System.Globalization;
using Bkmo.Membership.Dues.Printing;
using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Invitations;

/// <summary>What members are written, as a mail or as a letter to be posted.</summary>
internal static class InvitationLetter
{
    internal static Mail Mail(InvitationHeard letter, string to, string language, string site) => new(
        to, "invitation to a conference", Title(letter).In(language), string.Join("\n\n", Paragraphs(letter, language).Append(Closing(site).In(language))) + "\n");

    internal static byte[] Pdf(Sender sender, InvitationHeard letter, OrganisationProfile to, string language)
    {
        using var paper = new Paper(Title(letter).In(language), language).Text(sender.Name).Space(2).Strong(to.Name);
        if (to.Municipality is { } seat) paper.Text(seat);
        paper.Space(2).Text(Day(Berlin.DayOf(letter.At), language)).Space().Heading(Title(letter).In(language));
        foreach (var paragraph in Paragraphs(letter, language))
        {
            foreach (var line in paragraph.Split('\n')) paper.Text(line);
            paper.Space();
        }
        return paper.Bytes();
    }

    private static Text Title(InvitationHeard letter) => letter.IsChange
        ? new($"Geänderte Tagesordnung: {letter.Name}", $"Changed agenda: {letter.Name}")
        : new($"Einladung: {letter.Name}", $"Invitation: {letter.Name}");

    private static IEnumerable<string> Paragraphs(InvitationHeard letter, string language)
    {
        var days = letter.StartsOn == letter.EndsOn
            ? new Text($"am {Day(letter.StartsOn, Languages.German)}", $"on {Day(letter.StartsOn, Languages.English)}")
            : new(
                $"vom {Day(letter.StartsOn, Languages.German)} bis {Day(letter.EndsOn, Languages.German)}",
                $"from {Day(letter.StartsOn, Languages.English)} to {Day(letter.EndsOn, Languages.English)}");
        var place = letter.Venue is { } venue ? $", {venue}" : "";
        yield return (letter.IsChange
            ? new Text($"Die Tagesordnung der {letter.Name} ({days.De}{place}) hat sich geändert. Sie lautet jetzt:", $"The agenda of {letter.Name} ({days.En}{place}) has changed. It is now:")
            : new($"Wir laden Sie ein zur {letter.Name} {days.De}{place}. Die Tagesordnung:", $"We invite you to {letter.Name} {days.En}{place}. The agenda:")).In(language);
        var resolution = new Text("Beschluss", "resolution").In(language);
        yield return string.Join('\n', letter.Agenda.Select((subject, i) => string.Create(
            CultureInfo.InvariantCulture, $"{i + 1}. {subject.Title}{(subject.ForResolution ? $" ({resolution})" : "")}")));
        if (letter.ElectronicRights is { } rights)
            yield return new Text($"So üben Sie Ihre Rechte elektronisch aus:\n{rights}", $"How you exercise your rights electronically:\n{rights}").In(language);
    }

    private static Text Closing(string site) => new(
        $"Delegierte benennen und anmelden können Sie hier: {site}", $"You can name and register your delegates here: {site}");

    private static string Day(DateOnly day, string language) =>
        day.ToString(string.Equals(language, Languages.German, StringComparison.Ordinal) ? "dd.MM.yyyy" : "d MMMM yyyy", CultureInfo.InvariantCulture);
}
