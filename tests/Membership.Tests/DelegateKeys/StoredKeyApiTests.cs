using System.Net;
using System.Text.Json;
using Bkmo.Membership.Tests.Api;
using Bkmo.Membership.Tests.Dues;
using Bkmo.Testing;

namespace Bkmo.Membership.Tests.DelegateKeys;

public sealed class StoredKeyApiTests(MembershipService service) : DuesApi(service)
{
    private const string Keys = "/api/membership/delegate-keys";

    [Fact]
    public async Task A_key_is_previewed_from_real_data_stored_signed_off_and_read_by_those_it_counts()
    {
        var (paid, owing) = (await Member("Verein Zahlt", 2009), await Member("Verein Schuldet", 2009));
        await Report(paid, "2009-06-30", 501);
        var reported = await Report(owing, "2009-06-30", 5000);
        await OldInvoice(owing, 2009, 10_00);
        var request = new { rule = new { kind = "per-block", block = 500 }, keyDate = "2009-12-31" };
        await Eventually.True(async () => Number(await Preview(request, reported.Position()), owing) == 0);
        Assert.Equal(2, Number(await Preview(request, reported.Position()), paid));
        Assert.Equal(1, Number(await Preview(new { rule = new { kind = "flat", votes = 1, countsUnsettledDues = true }, keyDate = "2009-01-01" }, reported.Position()), owing));

        var stored = await Demand(HttpStatusCode.Created, Office.SendAsync(HttpMethod.Post, Keys, new { purpose = "conference/1", request.rule, request.keyDate }));
        var (path, id) = (stored.Headers.Location!.ToString(), IdOf(stored.Headers.Location!.ToString()));
        var members = (await stored.JsonAsync()).GetProperty("members").EnumerateArray().ToList();
        var used = members.Single(member => member.GetProperty("organisationId").GetString() == IdOf(paid));
        Assert.Equal((501, 2009, 1), (used.GetProperty("members").GetInt64(), used.GetProperty("report").GetProperty("year").GetInt32(), used.GetProperty("report").GetProperty("number").GetInt32()));

        await (await Representative(paid).GetAsync(Relative($"{path}/organisations/{IdOf(paid)}"))).ProblemAsync(404);
        await (await Office.SendAsync(HttpMethod.Post, path + "/sign-off", ifMatch: stored.Tag())).ProblemAsync(403);
        Assert.Equal("if-match-required", await (await Board.SendAsync(HttpMethod.Post, path + "/sign-off")).ProblemAsync(428));
        await Demand(HttpStatusCode.OK, Board.SendAsync(HttpMethod.Post, path + "/sign-off", ifMatch: stored.Tag()));

        var own = await Json($"{path}/organisations/{IdOf(paid)}", Representative(paid));
        Assert.Equal((2, "501 members are 2 started blocks of 500: 2 delegates."), (own.GetProperty("delegates").GetInt64(), own.GetProperty("explanation").GetString()));
        await (await Representative(paid).GetAsync(Relative($"{path}/organisations/{IdOf(owing)}"))).ProblemAsync(404);
        await (await Representative(paid).GetAsync(Relative(path))).ProblemAsync(403);

        var next = await Demand(HttpStatusCode.Created, Office.SendAsync(HttpMethod.Post, Keys, new { purpose = "conference/1", request.rule, request.keyDate, supersedes = id }));
        var signed = await Demand(HttpStatusCode.OK, Board.SendAsync(HttpMethod.Post, next.Headers.Location + "/sign-off", ifMatch: next.Tag()));
        var list = await (await Representative(paid).SendAsync(HttpMethod.Get, Keys, minPosition: signed.Position())).JsonAsync();
        Assert.True(list.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("id").GetString() == id).GetProperty("superseded").GetBoolean());
    }

    [Fact]
    public async Task A_tie_is_drawn_for_before_it_is_signed_off()
    {
        var paths = new[] { await Member("Verein Gleich A", 1999), await Member("Verein Gleich B", 1999) };
        var reported = await Report(paths[0], "1999-06-30", 70);
        reported = await Report(paths[1], "1999-06-30", 70);
        var stored = await Demand(HttpStatusCode.Created, Office.SendAsync(
            HttpMethod.Post, Keys, new { purpose = "conference/0", rule = new { kind = "proportional", method = "hare-niemeyer", total = 1 }, keyDate = "1999-12-31" }, minPosition: reported.Position()));
        var path = stored.Headers.Location!.ToString();
        Assert.Equal("tie-undecided", await (await Board.SendAsync(HttpMethod.Post, path + "/sign-off", ifMatch: stored.Tag())).ProblemAsync(409));
        Assert.Equal("lot-incomplete", await (await Office.SendAsync(HttpMethod.Post, path + "/lot", new { lot = new[] { IdOf(paths[1]) } }, stored.Tag())).ProblemAsync(422));
        var drawn = await Demand(HttpStatusCode.OK, Office.SendAsync(HttpMethod.Post, path + "/lot", new { lot = new[] { IdOf(paths[1]), IdOf(paths[0]) } }, stored.Tag()));
        Assert.Equal(1, Number((await drawn.JsonAsync()).GetProperty("key"), paths[1]));
    }

    [Fact]
    public async Task A_key_of_tomorrow_or_in_place_of_nothing_is_refused()
    {
        var rule = new { kind = "flat", votes = 1 };
        Assert.Equal("invalid-values", await (await Office.SendAsync(HttpMethod.Post, Keys, new { purpose = "x", rule, keyDate = Today.AddDays(1) })).ProblemAsync(422));
        Assert.Equal("nothing-to-supersede", await (await Office.SendAsync(
            HttpMethod.Post, Keys, new { purpose = "conference/1", rule, keyDate = Today, supersedes = Guid.CreateVersion7() })).ProblemAsync(422));
        await (await Representative().SendAsync(HttpMethod.Post, Keys, new { purpose = "conference/1", rule, keyDate = Today })).ProblemAsync(403);
    }

    private async Task<JsonElement> Preview(object request, string position) =>
        await (await Demand(HttpStatusCode.OK, Office.SendAsync(HttpMethod.Post, Keys + "/preview-of-day", request, minPosition: position))).JsonAsync();

    private static long Number(JsonElement key, string path) =>
        key.GetProperty("delegates").EnumerateArray().Single(share => share.GetProperty("id").GetString() == IdOf(path)).GetProperty("delegates").GetInt64();
}
