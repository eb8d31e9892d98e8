using Bkmo.Conference.Minutes;
using Bkmo.Eventing;
using Bkmo.Testing;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests.Minutes;

/// <summary>How the events were ever stored.</summary>
internal static class MinutesSamples
{
    internal static IReadOnlyList<StoredSample> All =>
    [
        new("minutes_assembled", new MinutesAssembled(Id(7), [new(Id(60), Now, "item-closed", "TOP 1 ist erledigt.", "Item 1 is done.")], Office, Now),
            """{}"""),
        new("minutes_text_written", new MinutesTextWritten(Id(60), new Sealed<MinutesText>(Id(40), "c2VhbGVk"), Office, Now),
            """{}"""),
        new("minutes_signed", new MinutesSigned("00ff", Office, Now),
            """{}"""),
        new("minutes_reopened", new MinutesReopened("Zahl korrigiert", Office, Now),
            """{}"""),
    ];
}
