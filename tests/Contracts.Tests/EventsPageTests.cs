namespace Bkmo.Contracts.Tests;

public sealed class EventsPageTests
{
    private static readonly string Page = Path.Combine(Repository.Root, "docs/events.md");

    [Fact]
    public void The_page_of_published_events_is_up_to_date()
    {
        var rendered = EventsPage.Render();
        if (Updating.IsOn) File.WriteAllText(Page, rendered);
        Assert.True(
            File.Exists(Page) && string.Equals(File.ReadAllText(Page), rendered, StringComparison.Ordinal),
            $"docs/events.md is out of date; write it with {Updating.HowTo}.");
    }
}
