using System.Reflection;
using System.Text.Json;

namespace Bkmo.Advocacy.Tests.Events;

public sealed class StoredJsonTests
{
    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Samples.All.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void An_event_is_stored_as_it_always_was(int sample)
    {
        var (_, e, json) = Samples.All[sample];
        Assert.Equal(json, JsonSerializer.Serialize(e, e.GetType(), EventJson.Options));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void What_was_stored_is_read_as_the_same_event(int sample)
    {
        var (_, e, json) = Samples.All[sample];
        Assert.Equal(e, JsonSerializer.Deserialize(json, e.GetType(), EventJson.Options));
    }

    [Fact]
    public void Every_event_has_a_sample_under_its_stored_name()
    {
        var events = typeof(AdvocacyModule).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IEvent)))
            .Select(type => (type.GetCustomAttribute<StoredAsAttribute>()!.Name, type)).ToHashSet();
        Assert.Equal(events, Samples.All.Select(sample => (sample.StoredAs, sample.Event.GetType())).ToHashSet());
    }
}
