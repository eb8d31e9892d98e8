using System.Text.Json;

namespace Bkmo.Eventing.Tests;

public sealed class ValueListTests
{
    private sealed record Holder(string Name, ValueList<string> Languages);

    [Fact]
    public void Records_with_the_same_items_in_the_same_order_are_equal()
    {
        Assert.Equal(new Holder("a", ["de", "tr"]), new Holder("a", ["de", "tr"]));
        Assert.Equal(new Holder("a", ["de", "tr"]).GetHashCode(), new Holder("a", ["de", "tr"]).GetHashCode());
    }

    [Fact]
    public void Another_order_or_another_item_makes_it_another_list()
    {
        ValueList<string> list = ["de", "tr"];
        Assert.NotEqual(list, ["tr", "de"]);
        Assert.NotEqual(list, ["de"]);
        Assert.False(list.Equals(null));
        Assert.True(list != (ValueList<string>)["tr", "de"]);
    }

    [Fact]
    public void It_is_stored_as_an_array_and_comes_back_equal()
    {
        var json = JsonSerializer.Serialize(new Holder("a", ["de", "tr"]), JsonSerializerOptions.Web);
        Assert.Equal("""{"name":"a","languages":["de","tr"]}""", json);
        Assert.Equal(new Holder("a", ["de", "tr"]), JsonSerializer.Deserialize<Holder>(json, JsonSerializerOptions.Web));
    }

    [Fact]
    public void It_cannot_be_changed_through_the_array_it_was_made_of()
    {
        int[] source = [1, 2];
        var list = ValueList.Create<int>(source);
        source[0] = 9;
        Assert.Equal([1, 2], list);
    }

    [Fact]
    public void No_items_and_no_list_at_all_are_both_the_empty_list()
    {
        Assert.Same(ValueList<int>.Empty, ValueList.Create<int>());
        Assert.Same(ValueList<int>.Empty, ((IEnumerable<int>?)null).ToValueList());
        Assert.Equal(new[] { 1, 2 }.ToValueList(), [1, 2]);
    }
}
