using System.Reflection;
using Bkmo.Eventing.Organisations;
using Bkmo.Testing;

namespace Bkmo.Eventing.Tests.Organisations;

/// <summary>How the shared events stand in the stores of services, for ever.</summary>
public sealed class StoredEventTests : StoredJson<StoredEventSamples>;

public sealed class StoredEventSamples : IStoredSamples
{
    public static Assembly Service => typeof(KnownOrganisation).Assembly;

    public static IReadOnlyList<StoredSample> All =>
    [
        new("admission_heard", new AdmissionHeard("Förderung Türkischer Elternvereine", "FÖTED", "voting", new(2024, 7, 5), 3),
            """{"name":"Förderung Türkischer Elternvereine","shortName":"FÖTED","membershipKind":"voting","admittedOn":"2024-07-05","sourceVersion":3}"""),
        new("membership_end_heard", new MembershipEndHeard("voting", new(2025, 12, 31), 4),
            """{"membershipKind":"voting","endedOn":"2025-12-31","sourceVersion":4}"""),
    ];
}
