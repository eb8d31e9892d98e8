using System.Net;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Conference.Tests.Api;

/// <summary>Delegates, election officers and tellers are that at one conference.</summary>
public sealed class OwnConferenceTests(ConferenceService service) : ConferenceApi(service)
{
    private static readonly object Motion = new { titleDe = "Antrag", titleEn = "Motion", kind = "named", method = "yes-no-abstain", isMotion = true };

    private static readonly object Board = new
    {
        titleDe = "Vorstand", titleEn = "Board", body = "board", function = "assessor", termFrom = Today, seats = 1, form = "as-many-as-seats", weights = "one-each",
    };

    [Fact]
    public async Task An_officer_opens_a_poll_of_the_own_conference_and_another_one_has_none()
    {
        var (own, other) = (await Plenary.Gather(Service, (1, 1)), await Plenary.Gather(Service, (1, 1)));
        var poll = await other.Poll(Motion);
        Assert.Equal("unknown-poll", await (await own.Officer.SendAsync(HttpMethod.Post, poll + "/opening", ifMatch: "*")).ProblemAsync(404));
        Assert.Equal("unknown-poll", await (await own.Officer.SendAsync(HttpMethod.Post, $"/api/conference/polls/{Guid.CreateVersion7()}/opening", ifMatch: "*")).ProblemAsync(404));
        foreach (var read in new[] { poll, poll + "/votes", other.Path + "/polls", other.Path + "/presence", other.Path + "/meeting" })
            await (await own.Officer.GetAsync(Relative(read))).ProblemAsync(404);
        Assert.Equal("unknown-conference", await (await own.Officer.SendAsync(HttpMethod.Post, other.Path + "/polls", Motion)).ProblemAsync(404));
        Assert.Equal("unknown-conference", await (await own.Officer.SendAsync(HttpMethod.Post, other.Path + "/elections", Board)).ProblemAsync(404));
        Assert.Equal("created", (await other.Get(poll)).GetProperty("stage").GetString());

        await own.OpenPoll(Motion);
        Assert.Equal("opened", (await other.Done(poll + "/opening")).GetProperty("stage").GetString());
        Assert.Equal("unknown-poll", await (await own.Officer.SendAsync(HttpMethod.Post, poll + "/closing", ifMatch: "*")).ProblemAsync(404));
        await (await Service.At(own.Path, Roles.Teller).SendAsync(HttpMethod.Post, poll + "/opening", ifMatch: "*")).ProblemAsync(403);
    }

    [Fact]
    public async Task A_delegate_votes_speaks_and_nominates_at_the_own_conference_only()
    {
        var (own, other) = (await Plenary.Gather(Service, (1, 1)), await Plenary.Gather(Service, (1, 1)));
        var seat = other.Seats[0];
        // Everything that makes a delegate, but the role holds for another conference.
        var stranger = Service.As(Plenary.Of(seat with { Conference = own.Id }));
        var (poll, election) = (await other.OpenPoll(Motion), await Elected(other));
        var item = (await Post(other.Path + "/agenda/items", new { titleDe = "Bericht", titleEn = "Report", kind = "report" })).Headers.Location!.ToString();
        var (vote, nomination) = (new { mandateId = seat.Mandate, portions = new[] { new { votes = 1, answer = "yes" } } }, new { mandateId = seat.Mandate, name = "Mohnfeld" });
        Assert.Equal("unknown-poll", await (await stranger.SendAsync(HttpMethod.Post, poll + "/casts", vote)).ProblemAsync(404));
        Assert.Equal("unknown-conference", await (await stranger.SendAsync(HttpMethod.Post, item + "/speakers/requests", new { })).ProblemAsync(404));
        Assert.Equal("unknown-election", await (await stranger.SendAsync(HttpMethod.Post, election + "/candidates", nomination)).ProblemAsync(404));
        Assert.Equal("unknown-election", await (await stranger.SendAsync(HttpMethod.Post, election + "/objections", new { })).ProblemAsync(404));
        foreach (var read in new[] { poll, election, item, other.Path + "/proxies", other.Path + "/live" }) await (await stranger.GetAsync(Relative(read))).ProblemAsync(404);

        var herself = other.As(seat);
        Assert.Equal(HttpStatusCode.Created, (await herself.SendAsync(HttpMethod.Post, poll + "/casts", vote)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await herself.SendAsync(HttpMethod.Post, item + "/speakers/requests", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await herself.SendAsync(HttpMethod.Post, election + "/candidates", nomination)).StatusCode);
    }

    [Fact]
    public async Task What_is_open_to_everybody_with_an_account_stays_so_at_every_conference()
    {
        var (own, other) = (await Plenary.Gather(Service, (1, 1)), await Plenary.Gather(Service, (1, 1)));
        var seat = other.Seats[0];
        var stranger = Service.As(Plenary.Of(seat with { Conference = own.Id }));
        Assert.Single((await (await stranger.GetAsync(Relative(other.Path + "/registrations/own"))).JsonAsync()).GetProperty("registrations").EnumerateArray());
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(Relative(other.Path + "/participants"))).StatusCode);
    }

    [Fact]
    public async Task Roles_of_several_conferences_count_each_at_its_own_and_other_roles_everywhere()
    {
        var (one, two) = (await Plenary.Gather(Service, (1, 1)), await Plenary.Gather(Service, (1, 1)));
        var officer = ConferenceService.Holder("account-two", one.Id, Roles.ElectionOfficer);
        var both = Service.As(officer with { ConferenceRoles = new HashSet<ConferenceRole> { new(Roles.ElectionOfficer, one.Id), new(Roles.ElectionOfficer, two.Id) } });
        foreach (var path in new[] { one.Path, two.Path }) Assert.Equal(HttpStatusCode.OK, (await both.GetAsync(Relative(path + "/polls"))).StatusCode);

        var board = Service.As(officer with { Roles = new HashSet<string> { Roles.Board, Roles.ElectionOfficer } });
        Assert.Equal(HttpStatusCode.OK, (await board.GetAsync(Relative(two.Path + "/polls"))).StatusCode);
        var poll = await two.Poll(Motion);
        await (await board.SendAsync(HttpMethod.Post, poll + "/opening", ifMatch: "*")).ProblemAsync(404);
        await (await Service.As("board").SendAsync(HttpMethod.Post, poll + "/opening", ifMatch: "*")).ProblemAsync(403);
        await (await Service.As(officer with { ConferenceRoles = new HashSet<ConferenceRole>() }).GetAsync(Relative(one.Path + "/polls"))).ProblemAsync(404);
    }

    [Fact]
    public async Task What_a_request_says_of_conferences_changes_nothing()
    {
        var (own, other) = (await Plenary.Gather(Service, (1, 1)), await Plenary.Gather(Service, (1, 1)));
        var poll = await other.Poll(Motion);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{poll}?id={own.Id}&conf=election-officer%20{other.Id:N}");
        foreach (var header in new[] { "conf", "X-Conf", "X-Conferences", "X-Roles" }) request.Headers.TryAddWithoutValidation(header, $"election-officer {other.Id:N}");
        await (await own.Officer.SendAsync(request)).ProblemAsync(404);
    }

    [Fact]
    public void Every_address_that_opens_for_a_role_of_one_conference_says_which_conference_it_is_about()
    {
        string[] says = ["/api/conference/conferences/{id:guid}", "/api/conference/polls/{pollId:guid}", "/api/conference/elections/{electionId:guid}"];
        var endpoints = Service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetOrderedMetadata<AccessRule>().Any(rule => !rule.IsForAllPeople && rule.Roles.Intersect(Roles.OfConference).Any())).ToList();
        Assert.True(endpoints.Count > 40, $"{endpoints.Count} endpoints");
        Assert.All(endpoints, endpoint => Assert.Contains(says, start => endpoint.RoutePattern.RawText!.StartsWith(start, StringComparison.Ordinal)));
    }

    private async Task<string> Elected(Plenary plenary)
    {
        var planned = await plenary.Officer.SendAsync(HttpMethod.Post, plenary.Path + "/elections", plenary.OnAgenda(Board));
        Assert.True(planned.IsSuccessStatusCode, await planned.Content.ReadAsStringAsync());
        return planned.Headers.Location!.ToString();
    }
}
