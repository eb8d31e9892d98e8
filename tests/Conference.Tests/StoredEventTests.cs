using System.Reflection;
using System.Text.Json;
using Bkmo.Eventing;

namespace Bkmo.Conference.Tests;

public sealed class StoredEventTests
{
    public static TheoryData<int> Samples => [.. Enumerable.Range(0, StoredEventSamples.All.Length)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void An_event_is_stored_exactly_as_in_its_sample(int sample)
    {
        var (name, json, @event) = StoredEventSamples.All[sample];
        Assert.Equal(name, @event.GetType().GetCustomAttribute<StoredAsAttribute>()?.Name);
        Assert.Equal(json.Trim(), JsonSerializer.Serialize(@event, @event.GetType(), EventJson.Options));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_reads_back_as_the_event(int sample)
    {
        var (_, json, @event) = StoredEventSamples.All[sample];
        Assert.Equal(@event, JsonSerializer.Deserialize(json, @event.GetType(), EventJson.Options));
    }

    [Fact]
    public void Every_event_has_a_sample() => Assert.Empty(
        typeof(ConferenceModule).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IEvent)))
            .Except(StoredEventSamples.All.Select(sample => sample.Event.GetType())));
}
