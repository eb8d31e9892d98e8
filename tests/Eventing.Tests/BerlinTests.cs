using System.Globalization;

namespace Bkmo.Eventing.Tests;

public sealed class BerlinTests
{
    [Theory]
    [InlineData("2026-01-31T22:59:59Z", "2026-01-31")]
    [InlineData("2026-01-31T23:00:00Z", "2026-02-01")] // winter: UTC+1
    [InlineData("2026-06-30T21:59:59Z", "2026-06-30")]
    [InlineData("2026-06-30T22:00:00Z", "2026-07-01")] // summer: UTC+2
    public void A_day_begins_at_midnight_in_Berlin(string at, string day) =>
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), Berlin.DayOf(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)));
}
