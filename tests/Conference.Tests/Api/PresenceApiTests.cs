using System.Net;
using Bkmo.Testing;

namespace Bkmo.Conference.Tests.Api;

public sealed class PresenceApiTests(ConferenceService service) : ConferenceApi(service)
{
    [Fact]
    public async Task A_guest_is_checked_in_once_however_often_it_is_told_and_goes_out_again()
    {
        var (path, registration) = await Guest();
        var code = await Pass(registration);
        var teller = Service.At(path, "teller");
        var nonce = Guid.CreateVersion7();
        var first = await teller.SendAsync(HttpMethod.Post, path + "/check-ins", new { code, nonce });
        var again = await teller.SendAsync(HttpMethod.Post, path + "/check-ins", new { code, nonce });
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(1, (await Get(path + "/presence")).GetProperty("total").GetInt32());

        await teller.SendAsync(HttpMethod.Post, path + "/check-outs", new { code, nonce = Guid.CreateVersion7() });
        Assert.Equal(0, (await Get(path + "/presence")).GetProperty("total").GetInt32());
        await (await Service.As("delegate").SendAsync(HttpMethod.Post, path + "/check-ins", new { code, nonce })).ProblemAsync(403);
        await (await teller.SendAsync(HttpMethod.Post, path + "/check-ins", new { code = "", nonce })).ProblemAsync(422);
        await (await teller.SendAsync(HttpMethod.Post, $"{Conferences}/{Guid.CreateVersion7()}/check-ins", new { code, nonce })).ProblemAsync(404);
    }

    [Fact]
    public async Task A_code_is_kept_as_a_hash_only_and_the_newest_counts()
    {
        var (path, registration) = await Guest();
        var issued = await Office.SendAsync(HttpMethod.Post, registration + "/pass", key: "\"pass-1\"");
        Assert.Equal(HttpStatusCode.Created, issued.StatusCode);
        var pass = await issued.JsonAsync();
        var old = pass.GetProperty("code").GetString()!;
        Assert.StartsWith("<svg", pass.GetProperty("svg").GetString());
        Assert.DoesNotContain(old, await Tables.Everything(Service.Database), StringComparison.Ordinal);

        var code = await Pass(registration);
        Assert.Equal("unknown-pass", await (await Post(path + "/check-ins", new { code = old, nonce = Guid.CreateVersion7() })).ProblemAsync(422));
        Assert.Equal(HttpStatusCode.Created, (await Post(path + "/check-ins", new { code, nonce = Guid.CreateVersion7() })).StatusCode);
        await (await Service.As("delegate").SendAsync(HttpMethod.Post, registration + "/pass")).ProblemAsync(404);

        await Office.SendAsync(HttpMethod.Post, registration + "/withdrawal", ifMatch: "*");
        Assert.Equal(0, (await Get(path + "/presence")).GetProperty("total").GetInt32());
        Assert.Equal("pass-not-confirmed", await (await Post(path + "/check-ins", new { code, nonce = Guid.CreateVersion7() })).ProblemAsync(409));
        Assert.Equal("no-place-yet", await (await Post(registration + "/pass")).ProblemAsync(409));
    }

    [Fact]
    public async Task A_list_of_a_device_that_was_offline_is_taken_line_by_line()
    {
        var (path, registration) = await Guest();
        var code = await Pass(registration);
        object Line(Guid nonce, string of, string direction, int minutes) => new { nonce, code = of, direction, at = Now.AddMinutes(minutes) };
        var nonce = Guid.CreateVersion7();
        var lines = new[] { Line(Guid.CreateVersion7(), code, "out", -5), Line(nonce, code, "in", -9), Line(Guid.CreateVersion7(), "guess", "in", -5), Line(Guid.CreateVersion7(), code, "in", 90) };
        var (first, again) = (await Post(path + "/check-ins/batch", new { lines }), await Post(path + "/check-ins/batch", new { lines }));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        var answer = await first.JsonAsync();
        Assert.Equal(["recorded", "recorded", "unknown-pass", "movement-in-future"], answer.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("result").GetString()));
        Assert.Equal(0, (await Get(path + "/presence")).GetProperty("total").GetInt32());
        await (await Post(path + "/check-ins/batch", new { lines = Array.Empty<object>() })).ProblemAsync(422);
    }

    [Fact]
    public async Task Five_hundred_come_through_the_doors_at_once_and_all_are_counted()
    {
        const int people = 500;
        var (path, planned) = await Plan();
        await Office.SendAsync(HttpMethod.Put, path + "/capacities/hall", new { size = people, categories = new[] { "guest" } }, planned.Tag());
        var codes = new string[people];
        await Parallel.ForAsync(0, people, async (i, _) => codes[i] = await Pass((await Post(path + "/registrations", new { category = "guest" })).Headers.Location!.ToString()));
        var answers = new HttpStatusCode[people];
        await Parallel.ForAsync(0, people, async (i, _) => answers[i] = (await Post(path + "/check-ins", new { code = codes[i], nonce = Guid.CreateVersion7() })).StatusCode);
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer));
        Assert.Equal(people, (await Get(path + "/presence")).GetProperty("total").GetInt32());
    }

    private async Task<(string Path, string Registration)> Guest()
    {
        var (path, planned) = await Plan();
        await Office.SendAsync(HttpMethod.Put, path + "/capacities/hall", new { size = 5, categories = new[] { "guest" } }, planned.Tag());
        return (path, (await Post(path + "/registrations", new { category = "guest" })).Headers.Location!.ToString());
    }

    private async Task<string> Pass(string registration) => (await (await Post(registration + "/pass")).JsonAsync()).GetProperty("code").GetString()!;
}
