using System.Net;
using Bkmo.Testing;

namespace Bkmo.Membership.Tests.Api;

public sealed class DirectoryApiTests(MembershipService service) : MembershipApi(service)
{
    [Fact]
    public async Task A_membership_ends_and_a_later_figure_does_not_count_it()
    {
        var path = await Apply("Verein Abschied", new { federalState = "SL", smallCommunity = true });
        var admitted = await Admit(path);
        var notice = await Office.SendAsync(
            HttpMethod.Post, path + "/memberships/voting/end", new { reason = "resignation", endsOn = Today.AddMonths(6) }, admitted.Tag());
        Assert.Equal(HttpStatusCode.OK, notice.StatusCode);
        Assert.Equal((1, 0), (await InSaarland(Today, notice.Position()), await InSaarland(Today.AddMonths(7), notice.Position())));
        var merger = await Office.SendAsync(
            HttpMethod.Post, path + "/memberships/voting/end", new { reason = "merger", endsOn = Today, mergedInto = Guid.CreateVersion7() }, notice.Tag());
        Assert.Equal("invalid-values", await merger.ProblemAsync(422));
    }

    [Fact]
    public async Task An_association_below_a_member_is_represented_once_and_nobody_below_itself()
    {
        var (umbrella, other, club) = (await Apply("Dachverband Ost"), await Apply("Dachverband West"), await Apply("Verein Mitte"));
        await Admit(umbrella);
        await Admit(other);
        await Join(club, umbrella);
        var joined = await Join(club, other);
        Assert.Equal("own-ancestor", await (await Join(umbrella, club)).ProblemAsync(409));
        Assert.Equal(HttpStatusCode.Created, (await Join(club, other)).StatusCode);

        var figures = await Figures(Today, joined.Position());
        Assert.Equal(1, figures.GetProperty("representedAssociations").GetInt32());
        var represented = await Representative(umbrella).SendAsync(HttpMethod.Get, umbrella + "/represented-associations", minPosition: joined.Position());
        Assert.Equal(1, (await represented.JsonAsync()).GetProperty("recorded").GetInt32());
        Assert.Equal(HttpStatusCode.OK, (await Representative(club).GetAsync(Relative(club + "/umbrellas"))).StatusCode);
        foreach (var hidden in new[] { umbrella + "/represented-associations", club + "/umbrellas", $"{club}/umbrellas/{IdOf(umbrella)}" })
            await (await Representative(other).GetAsync(Relative(hidden))).ProblemAsync(404);
        var below = await List($"umbrella={IdOf(umbrella)}", joined.Position());
        Assert.Equal("Verein Mitte", Assert.Single(below).GetProperty("name").GetString());
        var links = await Office.SendAsync(HttpMethod.Get, club + "/umbrellas", minPosition: joined.Position());
        Assert.Equal(2, (await links.JsonAsync()).GetProperty("items").GetArrayLength());
        var left = await Office.SendAsync(HttpMethod.Post, $"{club}/umbrellas/{IdOf(other)}/end", new { until = Today }, joined.Tag());
        Assert.Equal(HttpStatusCode.OK, left.StatusCode);
    }

    [Fact]
    public async Task Two_links_that_would_close_a_circle_together_do_not_both_get_through()
    {
        var (a, b) = (await Apply("Verband A"), await Apply("Verband B"));
        var answers = await Task.WhenAll(Join(a, b), Join(b, a));
        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
    }

    [Fact]
    public async Task The_directory_is_walked_page_by_page_in_alphabetical_order()
    {
        foreach (var name in new[] { "Äquator Zirkel", "Zebra Zirkel", "aurora Zirkel", "Örtlicher Zirkel" }) await Apply(name);
        var last = await Office.SendAsync(HttpMethod.Post, Organisations, new { name = "Mitte Zirkel", kind = "association" });
        var (names, next) = (new List<string>(), $"{Organisations}?search=zirkel&limit=2");
        while (next is not null)
        {
            var page = await (await Office.SendAsync(HttpMethod.Get, next, minPosition: last.Position())).JsonAsync();
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()!));
            next = page.GetProperty("next").GetString();
        }
        Assert.Equal(["Äquator Zirkel", "aurora Zirkel", "Mitte Zirkel", "Örtlicher Zirkel", "Zebra Zirkel"], names);
    }

    [Theory]
    [InlineData("kind=club")]
    [InlineData("membership=honorary")]
    [InlineData("status=asleep")]
    [InlineData("federalState=XX")]
    [InlineData("language=%3F")]
    public async Task A_filter_that_means_nothing_is_refused(string filter) =>
        Assert.Equal("invalid-values", await (await Office.SendAsync(HttpMethod.Get, $"{Organisations}?{filter}")).ProblemAsync(422));
}
