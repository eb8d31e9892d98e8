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
            """{"conferenceId":"00000007-0000-0000-0000-000000000000","facts":[{"eventId":"0000003c-0000-0000-0000-000000000000","at":"2026-03-10T09:00:00+00:00","kind":"item-closed","de":"TOP 1 ist erledigt.","en":"Item 1 is done."}],"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("minutes_assembled", new MinutesAssembled(Id(7), [new(Id(60), Now, "election-closed", "#1", "#1", Id(61))], Office, Now),
            """{"conferenceId":"00000007-0000-0000-0000-000000000000","facts":[{"eventId":"0000003c-0000-0000-0000-000000000000","at":"2026-03-10T09:00:00+00:00","kind":"election-closed","de":"#1","en":"#1","electionId":"0000003d-0000-0000-0000-000000000000"}],"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("minutes_text_written", new MinutesTextWritten(Id(60), new Sealed<MinutesText>(Id(40), "c2VhbGVk"), Office, Now),
            """{"after":"0000003c-0000-0000-0000-000000000000","text":{"key":"00000028-0000-0000-0000-000000000000","cipher":"c2VhbGVk"},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("minutes_signed", new MinutesSigned("00ff", Office, Now),
            """{"hash":"00ff","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("minutes_reopened", new MinutesReopened("Zahl korrigiert", Office, Now),
            """{"reason":"Zahl korrigiert","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
    ];
}
