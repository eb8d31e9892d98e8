using System.Net;
using Bkmo.Testing;

namespace Bkmo.Eventing.Tests.Http;

/// <summary>Entity tags: what was seen is what is changed.</summary>
public sealed class VersionTests(ShelfService service) : ShelfApi(service)
{
    [Fact]
    public async Task What_is_created_has_an_address_a_version_and_a_position()
    {
        var created = await Post("/shelves", "Momo");
        Assert.Equal("\"1\"", created.Tag());
        Assert.True(long.Parse(created.Position(), System.Globalization.CultureInfo.InvariantCulture) > 0);
        var shown = await Office.GetAsync(created.Headers.Location);
        Assert.Equal("\"1\"", shown.Tag());
        Assert.Equal(await created.Content.ReadAsStringAsync(), await shown.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_reader_who_has_the_version_is_told_that_nothing_changed()
    {
        var shelf = await NewShelf();
        using var request = new HttpRequestMessage(HttpMethod.Get, shelf);
        request.Headers.TryAddWithoutValidation("If-None-Match", "\"1\"");
        var answer = await Office.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(null, 428, "if-match-required")]
    [InlineData("\"7\"", 412, "stale-version")]
    [InlineData("W/\"1\"", 412, "stale-version")]
    [InlineData("\"abc\"", 412, "stale-version")]
    [InlineData("1", 400, "malformed-if-match")]
    public async Task A_change_without_the_version_that_was_seen_is_refused_and_changes_nothing(string? ifMatch, int status, string code)
    {
        var shelf = await NewShelf();
        Assert.Equal(code, await (await Post(shelf + "/removal", "first", ifMatch)).ProblemAsync(status));
        Assert.Equal(["first"], await Books(shelf));
    }

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("\"5\", \"1\"")]
    [InlineData("*")]
    public async Task A_change_on_the_version_that_was_seen_is_made(string ifMatch)
    {
        var shelf = await NewShelf();
        var changed = await Post(shelf + "/removal", "first", ifMatch);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal("\"2\"", changed.Tag());
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_whatever_the_headers()
    {
        var nowhere = $"/shelves/{Guid.CreateVersion7()}";
        await (await Office.GetAsync(new Uri(nowhere, UriKind.Relative))).ProblemAsync(404);
        await (await Post(nowhere + "/books", "a")).ProblemAsync(404);
        await (await Post(nowhere + "/removal", "a")).ProblemAsync(404);
        await (await Post(nowhere + "/removal", "a", "\"1\"")).ProblemAsync(404);
        await (await Office.GetAsync(new Uri("/shelves/not-an-id", UriKind.Relative))).ProblemAsync(404);
    }

    [Fact]
    public async Task A_refusal_of_the_domain_names_itself_in_the_readers_language()
    {
        var shelf = await NewShelf("a");
        await Post(shelf + "/books", "b");
        await Post(shelf + "/books", "c");
        Office.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de");
        var refused = await Post(shelf + "/books", "d");
        Office.DefaultRequestHeaders.AcceptLanguage.Clear();
        Assert.Equal("shelf-full", await refused.ProblemAsync(409));
        Assert.Contains("belegt", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["a", "b", "c"], await Books(shelf));
    }
}
