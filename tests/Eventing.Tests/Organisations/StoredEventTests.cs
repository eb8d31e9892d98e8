using System.Text.Json;
using Bkmo.Eventing.Organisations;

namespace Bkmo.Eventing.Tests.Organisations;

/// <summary>How the shared events stand in the stores of services, for ever.</summary>
public sealed class StoredJsonTests
{
    public static TheoryData<IEvent, string> Samples => new()
    {
        {
            new AdmissionHeard("Förderung Türkischer Elternvereine", "FÖTED", "voting", new(2024, 7, 5), 3),
            """{"name":"Förderung Türkischer Elternvereine","shortName":"FÖTED","membershipKind":"voting","admittedOn":"2024-07-05","sourceVersion":3}"""
        },
        { new MembershipEndHeard("voting", new(2025, 12, 31), 4), """{"membershipKind":"voting","endedOn":"2025-12-31","sourceVersion":4}""" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void An_event_is_stored_and_read_as_it_always_was(IEvent stored, string json)
    {
        Assert.Equal(json, JsonSerializer.Serialize(stored, stored.GetType(), EventJson.Options));
        Assert.Equal(stored, JsonSerializer.Deserialize(json, stored.GetType(), EventJson.Options));
    }

    [Fact]
    public void Stored_names_do_not_change() => Assert.Equal(
        ["admission_heard", "membership_end_heard"],
        new[] { typeof(AdmissionHeard), typeof(MembershipEndHeard) }.Select(type => EventTypes.Describe(type, KnownOrganisation.StreamType).Name));
}
