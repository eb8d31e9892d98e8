using System.Net;
using Bkmo.Testing;

namespace Bkmo.Eventing.Tests.Http;

/// <summary>Idempotency keys: a request that is sent twice takes effect once.</summary>
public sealed class IdempotencyTests(ShelfService service) : ShelfApi(service)
{
    private static string Key() => $"\"{Guid.CreateVersion7()}\"";

    [Fact]
    public async Task The_same_key_and_request_give_the_first_answer_again()
    {
        var key = Key();
        var first = await Post("/shelves", "Krabat", key: key);
        var again = await Post("/shelves", "Krabat", key: key);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal((first.Headers.Location, first.Tag(), first.Position()), (again.Headers.Location, again.Tag(), again.Position()));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_repeated_change_gives_its_first_answer_although_the_version_has_moved_on()
    {
        var (shelf, key) = (await NewShelf(), Key());
        var first = await Post(shelf + "/removal", "first", "\"1\"", key);
        await Post(shelf + "/books", "later");
        var again = await Post(shelf + "/removal", "first", "\"1\"", key);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(first.Tag(), again.Tag());
        Assert.Equal(["later"], await Books(shelf));
    }

    [Fact]
    public async Task A_key_with_another_request_is_refused()
    {
        var key = Key();
        var first = await Post("/shelves", "one", key: key);
        Assert.Equal("idempotency-key-reused", await (await Post("/shelves", "two", key: key)).ProblemAsync(422));
        Assert.Equal("idempotency-key-reused", await (await Post(first.Headers.Location + "/books", "one", key: key)).ProblemAsync(422));
        Assert.Equal(["one"], await Books(first.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task Of_many_requests_with_one_key_one_takes_effect()
    {
        var (shelf, key) = (await NewShelf(), Key());
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Post(shelf + "/books", "once", key: key)));
        Assert.All(answers, a => Assert.Contains((int)a.StatusCode, new[] { 201, 409 }));
        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(["first", "once"], await Books(shelf));
    }

    [Fact]
    public async Task A_repeated_command_that_had_nothing_to_do_keeps_its_answer_too()
    {
        var (shelf, key) = (await NewShelf(), Key());
        var nothing = await Post(shelf + "/books", "first", key: key);
        await Post(shelf + "/books", "second");
        Assert.Equal("\"1\"", nothing.Tag());
        Assert.Equal("\"1\"", (await Post(shelf + "/books", "first", key: key)).Tag());
    }

    [Theory]
    [InlineData("no-quotes")]
    [InlineData("\"\"")]
    [InlineData("\"open")]
    [InlineData("\"a\"b\"")]
    [InlineData("\"a\";p=1")]
    public async Task A_malformed_key_is_refused(string key)
    {
        Assert.Equal("malformed-idempotency-key", await (await Post("/shelves", "x", key: key)).ProblemAsync(400));
    }
}
