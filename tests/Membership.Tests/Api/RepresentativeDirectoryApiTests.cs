using System.Text.Json;
using Bkmo.Testing;

namespace Bkmo.Membership.Tests.Api;

public sealed class RepresentativeDirectoryApiTests(MembershipService service) : PeopleApi(service)
{
    [Fact]
    public async Task A_representative_sees_her_own_organisation_with_everything_and_of_others_the_public_profile()
    {
        var own = await Apply("Verein Eigen Sicht", new { smallCommunity = true });
        var other = await Apply("Verein Andere Sicht", new { smallCommunity = true, website = "https://example.org", languages = new[] { "tr" } });
        var admitted = await Admit(other);
        var mine = Representative(own);

        var listed = (await Get(mine, Organisations + "?search=sicht", admitted.Position())).GetProperty("items").EnumerateArray().ToList();
        var (theirs, ours) = (listed[0], listed[1]);
        Assert.Equal((JsonValueKind.Null, JsonValueKind.True), (theirs.GetProperty("smallCommunity").ValueKind, ours.GetProperty("smallCommunity").ValueKind));
        var membership = Assert.Single(theirs.GetProperty("memberships").EnumerateArray());
        Assert.Equal(("active", JsonValueKind.Null), (membership.GetProperty("status").GetString(), membership.GetProperty("admittedOn").ValueKind));
        Assert.Equal("applied", ours.GetProperty("memberships")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task What_others_do_not_show_cannot_be_searched_by()
    {
        var (own, other) = (await Apply("Verein Filter Eins", new { smallCommunity = true }), await Apply("Verein Filter Zwei", new { smallCommunity = true }));
        var last = await Admit(other);
        foreach (var (filter, found) in new[] { ("smallCommunity=true", "Eins"), ("status=applied", "Eins"), ("status=active", "Zwei") })
        {
            var item = Assert.Single((await Get(Representative(own), $"{Organisations}?search=filter&{filter}", last.Position())).GetProperty("items").EnumerateArray());
            Assert.EndsWith(found, item.GetProperty("name").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_organisation_is_told_apart_from_none_by_nobody()
    {
        var (own, other) = (await Member("Verein Innen"), await Member("Verein Außen"));
        var (mine, nowhere) = (Representative(own), $"{Organisations}/{Guid.CreateVersion7()}");
        Assert.Equal("Verein Innen", (await Get(mine, own)).GetProperty("name").GetString());
        Assert.Equal("active", (await Get(mine, own + "/memberships/voting")).GetProperty("status").GetString());
        foreach (var below in new[] { "", "/memberships/voting", "/umbrellas", $"/umbrellas/{Guid.CreateVersion7()}", "/mandates" })
            await IsNotThere(mine, HttpMethod.Get, other + below, nowhere + below);
    }
}
