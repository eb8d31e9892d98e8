using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bkmo.Membership.DelegateKeys;
using Bkmo.Membership.Tests.Api;
using Bkmo.Testing;

namespace Bkmo.Membership.Tests.DelegateKeys;

public sealed class DelegateKeyApiTests(MembershipService service) : MembershipApi(service)
{
    private const string Preview = "/api/membership/delegate-keys/preview";
    private const string Two = """[{"id":"A","members":5117,"duesSettled":true},{"id":"B","members":5117,"duesSettled":true}]""";

    [Fact]
    public async Task A_key_is_computed_and_explained_in_English_unless_told()
    {
        var key = await Computed("""{"kind":"per-block","block":500}""", """[{"id":"A","members":5117,"duesSettled":true},{"id":"B","members":90,"duesSettled":false}]""");
        Assert.Equal((11, JsonValueKind.Null, true), (key.GetProperty("total").GetInt64(), key.GetProperty("asked").ValueKind, key.GetProperty("final").GetBoolean()));
        Assert.Equal("""{"id":"A","delegates":11,"explanation":"5,117 members are 11 started blocks of 500: 11 delegates."}""", key.GetProperty("delegates")[0].GetRawText());
        Assert.Equal("Dues are not settled, so voting rights rest: 0 delegates.", key.GetProperty("delegates")[1].GetProperty("explanation").GetString());
    }

    [Fact]
    public async Task A_representative_reads_it_in_German()
    {
        var representative = Service.As("organisation-representative");
        representative.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de-DE,en;q=0.5");
        var answer = await representative.SendAsync(HttpMethod.Post, Preview, $$"""{"rule":{"kind":"per-block","block":500},"organisations":{{Two}}}""");
        Assert.Equal(["de"], answer.Content.Headers.ContentLanguage);
        var key = await answer.JsonAsync();
        Assert.Equal("5.117 Mitglieder sind 11 angefangene Blöcke zu je 500: 11 Delegierte.", key.GetProperty("delegates")[0].GetProperty("explanation").GetString());
        Assert.Equal("Zusammen: 22 Delegierte.", key.GetProperty("explanation").GetString());
    }

    [Theory]
    [InlineData("hare-niemeyer")]
    [InlineData("d-hondt")]
    [InlineData("sainte-lague")]
    public async Task A_tie_waits_for_the_lot(string method)
    {
        var rule = $$"""{"kind":"proportional","method":"{{method}}","total":3}""";
        var open = await Computed(rule, Two);
        Assert.Equal((2, 3, 1), (open.GetProperty("total").GetInt32(), open.GetProperty("asked").GetInt32(), open.GetProperty("undecided").GetInt32()));
        Assert.Equal(JsonValueKind.Null, open.GetProperty("ties")[0].GetProperty("decided").ValueKind);

        var drawn = await Computed(rule, Two, """["B","A"]""");
        Assert.Equal(("lot", "B"), (drawn.GetProperty("ties")[0].GetProperty("decided").GetString(), drawn.GetProperty("ties")[0].GetProperty("drawn")[0].GetString()));
        Assert.Equal(2, drawn.GetProperty("delegates")[1].GetProperty("delegates").GetInt32());
    }

    [Fact]
    public async Task Every_kind_of_rule_is_computed()
    {
        Assert.Equal(6, (await Computed("""{"kind":"flat","votes":3}""", Two)).GetProperty("total").GetInt32());
        var based = await Computed("""{"kind":"base-plus-blocks","base":2,"block":500,"blocks":"full","cap":10}""", Two);
        Assert.Equal(20, based.GetProperty("total").GetInt32());
        var minimum = await Computed(
            """{"kind":"proportional","method":"d-hondt","total":1,"minimumMandate":true,"countsUnsettledDues":true}""",
            """[{"id":"A","members":2,"duesSettled":false},{"id":"B","members":1,"duesSettled":false}]""");
        Assert.Equal((1, 2, 1), (minimum.GetProperty("asked").GetInt32(), minimum.GetProperty("total").GetInt32(), minimum.GetProperty("minimumMandates").GetInt32()));
    }

    [Theory]
    [InlineData("""{"kind":"d'hondt"}""", "rule.kind")]
    [InlineData("""{"kind":"flat"}""", "rule.votes")]
    [InlineData("""{"kind":"flat","votes":0}""", "rule.votes")]
    [InlineData("""{"kind":"flat","votes":100001}""", "rule.votes")]
    [InlineData("""{"kind":"flat","votes":1,"block":1,"minimumMandate":false}""", "rule.block rule.minimumMandate")]
    [InlineData("""{"kind":"per-block","block":0}""", "rule.block")]
    [InlineData("""{"kind":"per-block","block":1000000000001}""", "rule.block")]
    [InlineData("""{"kind":"base-plus-blocks"}""", "rule.base rule.block rule.blocks")]
    [InlineData("""{"kind":"base-plus-blocks","base":-1,"block":1,"blocks":"half"}""", "rule.base rule.blocks")]
    [InlineData("""{"kind":"base-plus-blocks","base":3,"block":1,"blocks":"full","cap":2}""", "rule.cap")]
    [InlineData("""{"kind":"proportional","method":"hagenbach","total":100001}""", "rule.method rule.total")]
    [InlineData("""{"kind":"proportional","total":-1}""", "rule.method rule.total")]
    public async Task A_rule_that_makes_no_sense_is_refused_with_its_fields(string rule, string fields) => Assert.Equal(fields, await Refused(rule, Two));

    [Theory]
    [InlineData("""[{"id":"A","members":-1,"duesSettled":true}]""", "null", "organisations[0].members")]
    [InlineData("""[{"id":" ","members":1000000000001,"duesSettled":true}]""", "[]", "organisations[0].id organisations[0].members")]
    [InlineData("""[{"id":"A","members":1,"duesSettled":true},{"id":" A","members":1,"duesSettled":true}]""", "[]", "organisations[1].id")]
    [InlineData("""[{"id":"A","members":1,"duesSettled":true},null]""", "[]", "organisations[1]")]
    [InlineData("""[{"id":"A","members":1,"duesSettled":true}]""", """["A","B","A",null]""", "lot[1] lot[2] lot[3]")]
    public async Task Organisations_and_lots_that_make_no_sense_are_refused_with_their_place(string organisations, string lot, string fields) =>
        Assert.Equal(fields, await Refused("""{"kind":"flat","votes":1}""", organisations, lot));

    [Theory]
    [InlineData("""[{"id":"A","members":1}]""", "missing-field")]
    [InlineData("""[{"id":"A","members":1.5,"duesSettled":true}]""", "wrong-type")]
    [InlineData("""[{"id":"A","members":1,"duesSettled":true,"votes":1}]""", "unknown-field")]
    public async Task What_is_no_number_of_members_is_not_read(string organisations, string code) =>
        Assert.Equal(code, await (await Post("""{"kind":"flat","votes":1}""", organisations)).ProblemAsync(400));

    [Fact]
    public async Task Twenty_thousand_organisations_are_enough()
    {
        static string Many(int count) => $"[{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"id":"{{i}}","members":7,"duesSettled":true}"""))}]";
        var key = await Computed("""{"kind":"proportional","method":"sainte-lague","total":100000}""", Many(KeyLimits.MostOrganisations));
        Assert.Equal(100_000, key.GetProperty("total").GetInt32());
        Assert.Equal("organisations", await Refused("""{"kind":"flat","votes":1}""", Many(KeyLimits.MostOrganisations + 1)));
    }

    [Fact]
    public async Task Only_office_board_and_representatives_preview_keys()
    {
        await (await Service.Nobody.SendAsync(HttpMethod.Post, Preview, "{}")).ProblemAsync(401);
        await (await Service.As("counsellor").SendAsync(HttpMethod.Post, Preview, "{}")).ProblemAsync(403);
        Assert.Equal("missing-field", await (await Service.As("board").SendAsync(HttpMethod.Post, Preview, "{}")).ProblemAsync(400));
    }

    private Task<HttpResponseMessage> Post(string rule, string organisations, string lot = "null") =>
        Office.SendAsync(HttpMethod.Post, Preview, $$"""{"rule":{{rule}},"organisations":{{organisations}},"lot":{{lot}}}""");

    private async Task<JsonElement> Computed(string rule, string organisations, string lot = "null")
    {
        var answer = await Post(rule, organisations, lot);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private async Task<string> Refused(string rule, string organisations, string lot = "null")
    {
        var answer = await Post(rule, organisations, lot);
        Assert.Equal("invalid-values", await answer.ProblemAsync(422));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return string.Join(' ', problem.GetProperty("errors").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
    }
}
