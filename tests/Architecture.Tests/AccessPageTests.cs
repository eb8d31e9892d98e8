namespace Bkmo.Architecture.Tests;

public sealed class AccessPageTests
{
    [Fact]
    public void The_page_of_who_may_do_what_is_up_to_date()
    {
        var page = Path.Combine(Repository.Root, "docs/access.md");
        var rendered = AccessPage.Render();
        if (Updating.IsOn) File.WriteAllText(page, rendered);
        Assert.True(
            File.Exists(page) && string.Equals(File.ReadAllText(page), rendered, StringComparison.Ordinal), $"docs/access.md is out of date; write it with {Updating.HowTo}.");
    }
}
