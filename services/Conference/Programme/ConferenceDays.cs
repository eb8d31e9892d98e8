using System.Globalization;
using Bkmo.Conference.Conferences;

namespace Bkmo.Conference.Programme;

/// <summary>The days that members are invited to, Europe/Berlin: from the midnight on which the first begins to the one on which the last ends.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
public sealed record ConferenceDays(DateOnly First, DateOnly Last)
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
    public static ConferenceDays? Of(ConferencePlan? plan) => plan is { StartsOn: { } first, EndsOn: { } last } ? new(first, last) : null;

    /// <summary>The days of a conference as they are now.</summary>
    internal static async Task<ConferenceDays?> Of(Guid conferenceId, Commands commands, CancellationToken cancellation) =>
        Of((await commands.Find<ConferenceState>(conferenceId, cancellation))?.Plan);
}
