using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Bkmo.Testing;

namespace Bkmo.Membership.Tests.Api;

public sealed class ImportApiTests(MembershipService service) : MembershipApi(service)
{
    private const string Imports = "/api/membership/imports";

    [Fact]
    public async Task A_table_is_looked_at_carried_out_as_one_act_and_taken_back_as_one_act()
    {
        var known = await Apply("Importverein Bestand", new { federalState = "HB" });
        var admitted = await Admit(known);
        await List("search=importverein", admitted.Position());
        var table = Encoding.Latin1.GetBytes("name;kind;federalState;membership;admittedOn\nImportverein Würze;association;HB;voting;2024-03-01\nImportverein Bestand;association;BY;;\n");
        var preview = await (await Send("/preview", table)).JsonAsync();
        Assert.Equal((1, 1, 0), (preview.GetProperty("new").GetInt32(), preview.GetProperty("changed").GetInt32(), preview.GetProperty("refused").GetInt32()));
        Assert.Single(await List("search=importverein", admitted.Position()));

        var import = (await Send("", table)).Headers.Location!.ToString();
        var applied = await Stage(import, "applied");
        await Eventually.True(async () =>
            (await List("search=importverein&membership=voting", "0")).Select(item => item.GetProperty("federalState").GetString()).Order().SequenceEqual(["BY", "HB"]));

        var asked = await Office.SendAsync(HttpMethod.Post, import + "/undo", new { reason = "Wrong file" }, applied.Tag());
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Equal(0, (await (await Stage(import, "undone")).JsonAsync()).GetProperty("problems").GetArrayLength());
        await Eventually.True(async () => await List("search=importverein", "0") is [var left] && left.GetProperty("federalState").GetString() == "HB");
    }

    [Fact]
    public async Task What_cannot_be_accepted_is_named_and_nothing_is_changed()
    {
        var table = "name;kind;federalState\nGute Zeile;association;BE\nSchlechte Zeile;club;XX\n"u8.ToArray();
        var row = (await (await Send("/preview", table)).JsonAsync()).GetProperty("rows")[1];
        Assert.Equal(("refused", 3), (row.GetProperty("fate").GetString(), row.GetProperty("line").GetInt32()));
        Assert.Equal(["federalState", "kind"], row.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("column").GetString()).Order());
        Assert.Equal("rows-refused", await (await Send("", table)).ProblemAsync(409));
        Assert.Empty(await List("search=gute%20zeile", "0"));
        Assert.Equal("wrong-columns", await (await Send("/preview", "name;colour\na;red\n"u8.ToArray())).ProblemAsync(422));
        Assert.Equal("unreadable-table", await (await Send("", "name\n\"open\n"u8.ToArray())).ProblemAsync(422));
        await (await Service.As("board").PostAsync(Relative(Imports), new ByteArrayContent(table) { Headers = { ContentType = new("text/csv") } })).ProblemAsync(403);
    }

    [Fact]
    public async Task Tables_for_spreadsheets_hold_no_formulas()
    {
        var path = await Apply("=HYPERLINK(1) Exportverein", new { shortName = "@x" });
        var admitted = await Admit(path);
        foreach (var table in new[] { "organisations", "memberships" })
        {
            var answer = await Office.SendAsync(HttpMethod.Get, $"/api/membership/{table}/export?search=exportverein", minPosition: admitted.Position());
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Equal(("text/csv", "attachment"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType));
            Assert.Contains(";\"'=HYPERLINK(1) Exportverein\";", text, StringComparison.Ordinal);
            Assert.Equal(2, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        }
        await (await Representative(path).GetAsync(Relative("/api/membership/organisations/export"))).ProblemAsync(403);
    }

    private async Task<HttpResponseMessage> Send(string place, byte[] table)
    {
        using var content = new ByteArrayContent(table);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return await Office.PostAsync(Relative(Imports + place), content);
    }

    private async Task<HttpResponseMessage> Stage(string import, string stage)
    {
        HttpResponseMessage? shown = null;
        await Eventually.True(async () => (await (shown = await Office.GetAsync(Relative(import))).Content.ReadAsStringAsync()).Contains($"\"{stage}\"", StringComparison.Ordinal));
        return shown!;
    }
}
