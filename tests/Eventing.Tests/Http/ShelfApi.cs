using System.Net;
using Bkmo.Testing;

namespace Bkmo.Eventing.Tests.Http;

/// <summary>What the tests of the HTTP conventions have in common; they are tested here once for all services.</summary>
public abstract class ShelfApi(ShelfService service) : IClassFixture<ShelfService>
{
    protected ShelfService Service { get; } = service;

    protected HttpClient Office { get; } = service.Office;

    protected Task<HttpResponseMessage> Post(string path, string title, string? ifMatch = null, string? key = null) =>
        Office.SendAsync(HttpMethod.Post, path, new { title }, ifMatch, key);

    protected async Task<string> NewShelf(string title = "first")
    {
        var created = await Post("/shelves", title);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        return created.Headers.Location!.ToString();
    }

    protected async Task<string[]> Books(string shelf) =>
        [.. (await (await Office.GetAsync(new Uri(shelf, UriKind.Relative))).JsonAsync()).GetProperty("books").EnumerateArray().Select(b => b.GetString()!)];
}
