namespace Bkmo.Eventing.Tests;

public sealed class NameBasedIdTests
{
    private static readonly Guid Dns = new("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    [Fact]
    public void It_agrees_with_the_example_of_the_standard() =>
        Assert.Equal(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"), NameBasedId.Of(Dns, "www.example.com")); // RFC 9562, appendix A.4

    [Fact]
    public void Another_name_or_another_space_is_another_id()
    {
        Assert.NotEqual(NameBasedId.Of(Dns, "a"), NameBasedId.Of(Dns, "b"));
        Assert.NotEqual(NameBasedId.Of(Dns, "a"), NameBasedId.Of(Guid.Empty, "a"));
    }
}
