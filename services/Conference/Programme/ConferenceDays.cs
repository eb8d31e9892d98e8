using System.Globalization;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Registrations;

namespace Bkmo.Conference.Programme;

/// <summary>The days that members are invited to, Europe/Berlin: from the midnight on which the first begins to the one on which the last ends.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
/// <param name="People">How many people have a place: all of them come to a plenary.</param>
public sealed record ConferenceDays(DateOnly First, DateOnly Last, int People = 0)
{
    /// <summary>From beginning to end.</summary>
    public Period Period() => new(Berlin.StartOf(First), Berlin.StartOf(Last.AddDays(1)));

    /// <summary>The days as people read them.</summary>
    public Text Told() => First == Last
        ? new(string.Create(CultureInfo.InvariantCulture, $"am {First:dd.MM.yyyy}"), string.Create(CultureInfo.InvariantCulture, $"on {First:yyyy-MM-dd}"))
        : new(
            string.Create(CultureInfo.InvariantCulture, $"vom {First:dd.MM.yyyy} bis {Last:dd.MM.yyyy}"),
            string.Create(CultureInfo.InvariantCulture, $"from {First:yyyy-MM-dd} to {Last:yyyy-MM-dd}"));

    /// <summary>The days of a conference; null while only the season is known.</summary>
    public static ConferenceDays? Of(ConferenceState? conference) => conference is { Plan: { StartsOn: { } first, EndsOn: { } last } }
        ? new(first, last, conference.Registrations.Values.Count(it => it.Status is RegistrationStatus.Confirmed or RegistrationStatus.Attended))
        : null;

    /// <summary>The days of a conference as they are now.</summary>
    internal static async Task<ConferenceDays?> Of(Guid conferenceId, Commands commands, CancellationToken cancellation) =>
        Of(await commands.Find<ConferenceState>(conferenceId, cancellation));
}
