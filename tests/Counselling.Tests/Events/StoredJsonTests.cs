using System.Reflection;
using System.Text.Json;

namespace Bkmo.Counselling.Tests.Events;

public sealed class StoredJsonTests
{
    private static readonly IReadOnlyList<(object Value, string Json)> Everything =
        [.. Samples.All.Select(sample => ((object)sample.Event, sample.Json)), .. Samples.Sealed];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Everything.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void What_is_stored_is_stored_as_it_always_was(int sample)
    {
        var (value, json) = Everything[sample];
        Assert.Equal(json, JsonSerializer.Serialize(value, value.GetType(), EventJson.Options));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void What_was_stored_is_read_as_the_same(int sample)
    {
        var (value, json) = Everything[sample];
        Assert.Equal(value, JsonSerializer.Deserialize(json, value.GetType(), EventJson.Options));
    }

    [Fact]
    public void Every_event_has_a_sample_under_its_stored_name()
    {
        var events = typeof(CounsellingModule).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IEvent)))
            .Select(type => (type.GetCustomAttribute<StoredAsAttribute>()!.Name, type)).ToHashSet();
        Assert.Equal(events, Samples.All.Select(sample => (sample.StoredAs, sample.Event.GetType())).ToHashSet());
    }
}
