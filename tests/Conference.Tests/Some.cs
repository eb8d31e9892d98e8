using Bkmo.Conference.Conferences;
using Bkmo.Conference.Mandates;
using Bkmo.Conference.Registrations;
using Bkmo.ServiceDefaults;

namespace Bkmo.Conference.Tests;

/// <summary>Values that specs start from.</summary>
internal static class Some
{
    internal static readonly UserId Office = new("u-office");
    internal static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
    internal static readonly DateOnly Today = new(2026, 3, 10);

    internal static readonly ConferencePlan Plan = new(
        11, "BKMO XI", new DateOnly(2026, 10, 9), new DateOnly(2026, 10, 10), null, null, "Wir gestalten mit", "We shape", "Berlin", ConferenceMode.InPerson, 150);

    internal static readonly ConferencePlan Season2025 = new(
        10, "BKMO X", null, null, 2025, Season.Autumn, "Mit uns – die Zukunft gestalten", null, null, ConferenceMode.InPerson, 130);

    internal static readonly Convocation Invitation = new([new("Wahl des Vorstands", true), new("Bericht", false)], Today, 28, null);

    internal static ConferencePlanned Planned => new(Plan, Office, Now);

    internal static ConferenceRecorded Recorded => new(Season2025, Office, Now);

    internal static ConferenceConvened Convened => new(Invitation, Office, Now);

    internal static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    internal static CapacitySet Hall(int size) =>
        new("hall", size, [RegistrationCategory.Delegate, RegistrationCategory.Guest], Office, Now);

    internal static readonly Entitlement Member = new(OrganisationIsAdmitted: true);

    /// <summary>An organisation whose key gives so many delegates, and a mandate of it.</summary>
    internal static Entitlement Keyed(long delegates, KnownMandate? mandate = null) => new(OrganisationIsAdmitted: true, delegates, mandate);

    /// <summary>A mandate of the organisation 70 for a person.</summary>
    internal static KnownMandate Mandate(int number, int person, MandateKind kind = MandateKind.Delegate, int organisation = 70) =>
        new(Id(number), Id(person), Id(organisation), kind, Today, null, null, 0);

    internal static RegistrationConfirmed Confirmed(int number, int? person = null) =>
        new(Id(number), Id(person ?? number), RegistrationCategory.Guest, null, "hall", Office, Now);

    internal static RegistrationWithdrawn Withdrawn(int number) => new(Id(number), Office, Now);
}
