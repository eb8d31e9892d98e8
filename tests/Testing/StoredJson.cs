using System.Reflection;
using System.Text.Json;
using Bkmo.Eventing;

namespace Bkmo.Testing;

/// <summary>Something as it was ever stored.</summary>
/// <param name="Name">Stored name of the event; null for a value that is sealed inside an event.</param>
/// <param name="Value">What it was.</param>
/// <param name="Json">How it was written, to the letter.</param>
public sealed record StoredSample(string? Name, object Value, string Json);

/// <summary>A sample of everything that a service stores. Samples are added, never changed: what is in a store today must be readable for ever.</summary>
public interface IStoredSamples
{
    /// <summary>At least one sample of each event.</summary>
    static abstract IReadOnlyList<StoredSample> All { get; }

    /// <summary>Where the events are.</summary>
    static abstract Assembly Service { get; }
}

/// <summary>What holds for everything that a service stores. A test class that derives from it runs it for one service.</summary>
public abstract class StoredJson<TSamples> where TSamples : IStoredSamples
{
    /// <summary>Numbers of the samples.</summary>
    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, TSamples.All.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void What_is_stored_is_stored_as_it_always_was(int sample)
    {
        var (_, value, json) = TSamples.All[sample];
        Assert.Equal(json, JsonSerializer.Serialize(value, value.GetType(), EventJson.Options));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void What_was_stored_is_read_as_the_same(int sample)
    {
        var (_, value, json) = TSamples.All[sample];
        Assert.Equal(value, JsonSerializer.Deserialize(json, value.GetType(), EventJson.Options));
    }

    [Fact]
    public void Every_event_has_a_sample_under_its_stored_name()
    {
        var events = TSamples.Service.GetTypes().Where(type => type.IsAssignableTo(typeof(IEvent)) && type.IsClass)
            .Select(type => (type.GetCustomAttribute<StoredAsAttribute>()?.Name, type)).ToHashSet();
        Assert.Equal(events, TSamples.All.Where(sample => sample.Value is IEvent).Select(sample => (sample.Name, sample.Value.GetType())).ToHashSet());
    }
}
