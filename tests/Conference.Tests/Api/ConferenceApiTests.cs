using System.Net;
using Bkmo.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Conference.Tests.Api;

public sealed class ConferenceApiTests(ConferenceService service) : ConferenceApi(service)
{
    [Fact]
    public async Task A_conference_is_planned_convened_and_listed()
    {
        var (path, planned) = await Plan();
        var convened = await Office.SendAsync(
            HttpMethod.Post, path + "/convocation", new { agenda = new[] { new { title = "Wahl des Vorstands", forResolution = true } } }, planned.Tag());
        Assert.Equal("convened", (await convened.JsonAsync()).GetProperty("stage").GetString());
        var list = await (await Office.SendAsync(HttpMethod.Get, Conferences + "?limit=200", minPosition: convened.Position())).JsonAsync();
        var number = (await planned.JsonAsync()).GetProperty("number").GetInt32();
        Assert.Equal("convened", list.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("number").GetInt32() == number).GetProperty("stage").GetString());
    }

    [Fact]
    public async Task A_second_conference_with_the_same_number_is_refused()
    {
        var number = Service.NextEdition();
        var answers = await Task.WhenAll(Post(Conferences, Coming(number)), Post(Conferences, Coming(number)));
        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal("edition-exists", await (await Post(Conferences, Coming(number))).ProblemAsync(409));
    }

    [Theory]
    [InlineData("""{"number":0,"name":"x"}""", 422, "invalid-values")]
    [InlineData("""{"number":5,"name":"BKMO","startsOn":"2030-01-02","endsOn":"2030-01-01"}""", 422, "invalid-values")]
    [InlineData("""{"number":5,"name":"BKMO","startsOn":"2030-01-01","endsOn":"2030-01-02","year":2030,"season":"spring"}""", 422, "invalid-values")]
    [InlineData("""{"number":5,"name":"BKMO","startsOn":"2190-01-01","endsOn":"2190-01-02","held":true}""", 422, "held-in-future")]
    [InlineData("""{"number":5,"name":"BKMO","year":2019,"season":"autumn"}""", 422, "planned-in-past")]
    [InlineData("""{"number":"5","name":"BKMO","year":2019,"season":"autumn"}""", 400, "wrong-type")]
    public async Task A_bad_plan_is_refused_with_the_reason(string body, int status, string code) =>
        Assert.Equal(code, await (await Post(Conferences, body)).ProblemAsync(status));

    [Fact]
    public async Task A_season_becomes_days_before_members_are_invited()
    {
        var planned = await Post(Conferences, new { number = Service.NextEdition(), name = "BKMO", year = Today.Year + 1, season = "autumn" });
        var path = planned.Headers.Location!.ToString();
        var agenda = new { agenda = new[] { new { title = "Bericht", forResolution = false } } };
        Assert.Equal("days-unknown", await (await Post(path + "/convocation", agenda, planned.Tag())).ProblemAsync(409));
        var start = Today.AddYears(1);
        var dated = await Office.SendAsync(HttpMethod.Put, path + "/dates", new { startsOn = start, endsOn = start.AddDays(1), mode = "hybrid" }, planned.Tag());
        Assert.Equal(HttpStatusCode.OK, dated.StatusCode);
        Assert.Equal("electronic-rights-missing", await (await Post(path + "/convocation", agenda, dated.Tag())).ProblemAsync(422));
        var told = new { agenda.agenda, electronicRights = "Über den persönlichen Zugang." };
        Assert.Equal(HttpStatusCode.OK, (await Post(path + "/convocation", told, dated.Tag())).StatusCode);
        var late = await Post(path + "/convocation/subjects", new { title = "Satzung", forResolution = true });
        Assert.Equal(2, (await late.JsonAsync()).GetProperty("convocation").GetProperty("agenda").GetArrayLength());
    }
}
