using System.Net;

namespace Bkmo.Counselling.Tests.Api;

public sealed class CentreApiTests(CounsellingService service) : IClassFixture<CounsellingService>
{
    private const string Centres = CounsellingService.Centres;

    private static object Body(Guid organisation, string postcode = "02826") =>
        new { name = "Beratung", organisationId = organisation, place = "Görlitz", postcode, languages = new[] { "de" } };

    [Fact]
    public async Task An_organisation_that_was_never_admitted_opens_no_centre() =>
        Assert.Equal("unknown-organisation", await (await service.Office.SendAsync(HttpMethod.Post, Centres, Body(Guid.CreateVersion7()))).ProblemAsync(422));

    [Theory]
    [InlineData("0282")]
    [InlineData("٠٢٨٢٦")]
    [InlineData("O2826")]
    public async Task A_postcode_has_five_digits(string postcode) =>
        Assert.Equal("invalid-values", await (await service.Office.SendAsync(HttpMethod.Post, Centres, Body(service.Organisation, postcode))).ProblemAsync(422));

    [Fact]
    public async Task Only_the_office_opens_centres() =>
        Assert.Equal("forbidden", await (await service.Counsellor.SendAsync(HttpMethod.Post, Centres, Body(service.Organisation))).ProblemAsync(403));

    [Theory]
    [InlineData("place=gorl", true)]
    [InlineData("place=G%C3%B6rlitz&postcode=02&topic=work&language=tr", true)]
    [InlineData("postcode=1", false)]
    [InlineData("topic=housing", false)]
    [InlineData("language=ar", false)]
    public async Task The_right_centre_is_found_by_place_postcode_topic_and_language(string query, bool found) => await Eventually.True(async () =>
    {
        var list = await (await service.As(Roles.OrganisationRepresentative).SendAsync(HttpMethod.Get, $"{Centres}?{query}")).JsonAsync();
        return found == list.GetProperty("items").EnumerateArray().Any(item => item.GetProperty("id").GetGuid() == service.Centre);
    });

    [Fact]
    public async Task A_centre_that_closed_leaves_the_finder_only_after_its_last_day_and_takes_cases_until_then()
    {
        var id = await service.Open("Beratung Zittau", "Zittau", "02763");
        var shown = await service.Office.SendAsync(HttpMethod.Get, $"{Centres}/{id}");
        Assert.Equal("Amaro Drom", (await shown.JsonAsync()).GetProperty("organisationName").GetString());
        var today = Berlin.DayOf(TimeProvider.System.GetUtcNow());
        var past = await service.Office.SendAsync(HttpMethod.Post, $"{Centres}/{id}/closure", new { closesOn = today.AddDays(-1) }, shown.Tag());
        Assert.Equal("closes-in-past", await past.ProblemAsync(422));
        var closing = await service.Office.SendAsync(HttpMethod.Post, $"{Centres}/{id}/closure", new { closesOn = today.AddDays(30) }, shown.Tag());
        Assert.Equal(HttpStatusCode.OK, closing.StatusCode);
        var list = await (await service.Office.SendAsync(HttpMethod.Get, $"{Centres}?place=zittau", minPosition: closing.Position())).JsonAsync();
        Assert.Single(list.GetProperty("items").EnumerateArray());
    }
}
