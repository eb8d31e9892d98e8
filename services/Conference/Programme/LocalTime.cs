using System.Globalization;

namespace Bkmo.Conference.Programme;

/// <summary>Times as planners write them: what the clock in Berlin shows, <c>2026-10-09T09:30</c>, with <c>+02:00</c> or <c>+01:00</c> behind it where the clock shows it twice.</summary>
internal static class LocalTime
{
    private static readonly string[] Plain = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], WithOffset = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz"];

    /// <summary>The moment, UTC; notes what is wrong for <paramref name="field"/>.</summary>
    internal static DateTimeOffset Moment(this Check check, string? text, string field)
    {
        if (DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact)) return Given(check, exact, field);
        var isTime = DateTime.TryParseExact(text, Plain, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local);
        if (!check.That(isTime && local.Year is >= 1900 and < 2200, field, new(
            "Erwartet wird eine Zeit in Berlin wie „2026-10-09T09:30“.", "Expected is a time in Berlin such as 2026-10-09T09:30."))) return default;
        var moments = Berlin.MomentsOf(local);
        check.That(moments.Count > 0, field, new(
            "Diese Stunde fällt bei der Umstellung auf die Sommerzeit aus; wählen Sie eine andere Zeit.",
            "This hour is left out when summer time begins; choose another time."));
        check.That(moments.Count < 2, field, new(
            "Diese Stunde gibt es beim Ende der Sommerzeit zweimal; hängen Sie „+02:00“ für die erste oder „+01:00“ für die zweite an.",
            "This hour comes twice when summer time ends; append +02:00 for the first or +01:00 for the second."));
        return moments.Count == 1 ? moments[0] : default;
    }

    private static DateTimeOffset Given(Check check, DateTimeOffset exact, string field)
    {
        var fine = exact.Year is >= 1900 and < 2200 && Berlin.LocalOf(exact).Offset == exact.Offset;
        check.That(fine, field, new("Zu dieser Zeit geht die Uhr in Berlin anders; lassen Sie die Abweichung von UTC weg.", "The clock in Berlin has another distance from UTC then; leave it out."));
        return fine ? exact.ToUniversalTime() : default;
    }
}
