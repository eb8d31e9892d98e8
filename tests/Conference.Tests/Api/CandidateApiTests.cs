using System.Net;
using Bkmo.Contracts.Membership.V1;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Conference.Tests.Api;

public sealed class CandidateApiTests(ConferenceService service) : ConferenceApi(service)
{
    private static object Board => new
    {
        titleDe = "Vorstand", titleEn = "Board", body = "board", function = "assessor", termFrom = Today, seats = 1, form = "as-many-as-seats", weights = "one-each",
        ceilings = new[] { new { group = " Nord ", most = 1 } },
    };

    [Fact]
    public async Task Candidates_stand_and_accept_with_their_own_accounts_and_nobody_answers_for_them()
    {
        var plenary = await Plenary.Gather(Service, (1, 5));
        var (seat, other, election) = (plenary.Seats[0], plenary.Seats[1], await Planned(plenary));
        await plenary.Nominate(election, seat.Mandate, "Zimtstern");
        await plenary.Nominate(election, other.Mandate, "Kirschkern");
        var (herself, him) = (plenary.As(seat), plenary.As(other));
        var (mine, his) = (await Own(herself, election), await Own(him, election));
        Assert.Equal((seat.Mandate, seat.Organisation), await Shown(herself, election, mine));

        Assert.Equal("unknown-candidate", await Refused(herself, his + "/candidature", new { stands = false }, 404));
        Assert.Equal("unknown-candidate", await Refused(herself, $"{election}/candidates/{Guid.CreateVersion7()}/candidature", new { stands = false }, 404));
        Assert.Equal("invalid-values", await Refused(herself, mine + "/candidature", new { stands = true, inWriting = true }, 422));
        await (await herself.SendAsync(HttpMethod.Post, mine + "/candidature", new { stands = true })).ProblemAsync(428);
        var stands = await herself.SendAsync(HttpMethod.Post, mine + "/candidature", new { stands = true }, (await herself.GetAsync(Relative(election))).Tag());
        Assert.Equal(Guid.Parse(mine[(mine.LastIndexOf('/') + 1)..]), (await stands.JsonAsync()).GetProperty("own")[0].GetGuid());
        await plenary.Done(his + "/candidature", new { stands = true, inWriting = true });

        await Elected(plenary, election, [[0], [0], [0], [0], [1]]);
        Assert.Equal("unknown-candidate", await Refused(him, mine + "/answer", new { accepted = false }, 404));
        Assert.Equal("not-elected", await Refused(him, his + "/answer", new { accepted = true }, 409));
        // Her answer and the officer's at once: one of them is true, the other one was too late.
        var tag = (await herself.GetAsync(Relative(election))).Tag();
        var answers = await Task.WhenAll(
            herself.SendAsync(HttpMethod.Post, mine + "/answer", new { accepted = true }, tag), plenary.Officer.SendAsync(HttpMethod.Post, mine + "/answer", new { accepted = false }, tag));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(answers[0].StatusCode is HttpStatusCode.OK ? 1 : 0, (await plenary.Get(election)).GetProperty("accepted").GetArrayLength());
    }

    [Fact]
    public async Task Whoever_acts_for_an_organisation_in_another_function_can_stand_and_sees_the_election_as_a_candidate()
    {
        var plenary = await Plenary.Gather(Service, (1, 1));
        var (election, organisation, person, mandate, account) = (await Planned(plenary), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Service.Tell(new PersonAccountLinked(person, 2, Now, account));
        await Service.Tell(Granted(person, mandate, organisation));
        var herself = Service.As(new Actor(new(account.ToString()), new HashSet<string> { Roles.DataProtectionOfficer }, new HashSet<Guid>(), new HashSet<Guid>()));
        await (await herself.GetAsync(Relative(election))).ProblemAsync(404);
        await Nominated(plenary, election, mandate);
        await Eventually.True(async () => (await herself.GetAsync(Relative(election))).StatusCode is HttpStatusCode.OK);
        var own = await Own(herself, election);
        Assert.Equal((mandate, organisation), await Shown(herself, election, own));
        Assert.Equal(HttpStatusCode.OK, (await herself.SendAsync(HttpMethod.Post, own + "/candidature", new { stands = true }, "*")).StatusCode);
        await (await herself.GetAsync(Relative(plenary.Path + "/elections"))).ProblemAsync(403);
    }

    [Fact]
    public async Task Only_a_mandate_that_is_known_for_this_conference_and_not_over_and_a_group_of_the_rules_can_be_nominated_with()
    {
        var (plenary, elsewhere) = (await Plenary.Gather(Service, (1, 2)), await Plenary.Gather(Service, (1, 1)));
        var (election, mandate, person, organisation) = (await Planned(plenary), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var unknown in new[] { Guid.CreateVersion7(), elsewhere.Seats[0].Mandate })
            Assert.Equal("unknown-candidate-mandate", await Refused(plenary.Officer, election + "/candidates", new { mandateId = unknown, name = "Zimtstern" }, 422));
        await (await plenary.Officer.SendAsync(HttpMethod.Post, election + "/candidates", new { mandateId = plenary.Seats[0].Mandate, name = "Zimtstern", organisationId = organisation })).ProblemAsync(400);
        await Service.Tell(Granted(person, mandate, organisation) with { From = Today.AddDays(-9) });
        await Service.Tell(new MandateEnded(person, 4, Now, mandate, organisation, "representative", null, Today.AddDays(-1), null));
        await Eventually.True(async () => await Code(await Nominate(plenary, election, mandate)) is "candidate-mandate-over");
        Assert.Equal("unknown-group", await Refused(plenary.Officer, election + "/candidates", new { mandateId = plenary.Seats[0].Mandate, name = "Zimtstern", group = "Süd" }, 422));
        Assert.Equal(HttpStatusCode.Created, (await plenary.Officer.SendAsync(
            HttpMethod.Post, election + "/candidates", new { mandateId = plenary.Seats[0].Mandate, name = "Zimtstern", group = "Nord" })).StatusCode);
    }

    [Fact]
    public async Task However_an_ending_mandate_and_its_nomination_meet_no_round_opens_with_it()
    {
        var plenary = await Plenary.Gather(Service, (1, 1));
        var (election, mandate, person, organisation) = (await Planned(plenary), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Service.Tell(Granted(person, mandate, organisation) with { From = Today.AddDays(-9) });
        await plenary.Nominate(election, plenary.Seats[0].Mandate, "Kirschkern");
        var ending = Service.Tell(new MandateEnded(person, 4, Now, mandate, organisation, "representative", null, Today.AddDays(-1), null));
        HttpResponseMessage answer = null!;
        // Refused as unknown until the mandate was heard of; then it is nominated, or its end came first.
        await Eventually.True(async () => (answer = await Nominate(plenary, election, mandate)).StatusCode is HttpStatusCode.Created || await Code(answer) is "candidate-mandate-over");
        await ending;
        foreach (var id in (await plenary.Get(election)).GetProperty("candidates").EnumerateArray().Select(one => one.GetProperty("id").GetGuid()))
            await plenary.Done($"{election}/candidates/{id}/candidature", new { stands = true });
        await Eventually.True(async () => await Code(await Nominate(plenary, election, mandate)) is "candidate-mandate-over");
        var opened = await plenary.Officer.SendAsync(HttpMethod.Post, election + "/rounds", new { }, "*");
        if (answer.StatusCode is HttpStatusCode.Created) Assert.Equal("mandates-lapsed", await opened.ProblemAsync(409));
        else Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
    }

    private static MandateGranted Granted(Guid person, Guid mandate, Guid organisation) =>
        new(person, 3, Now, mandate, organisation, "representative", null, Today, null, null, null, null);

    private static Task<HttpResponseMessage> Nominate(Plenary plenary, string election, Guid mandateId) =>
        plenary.Officer.SendAsync(HttpMethod.Post, election + "/candidates", new { mandateId, name = "Mohnfeld" });

    private static Task Nominated(Plenary plenary, string election, Guid mandateId) =>
        Eventually.True(async () => (await Nominate(plenary, election, mandateId)).StatusCode is HttpStatusCode.Created);

    private static async Task<string> Refused(HttpClient client, string path, object body, int status) => await (await client.SendAsync(HttpMethod.Post, path, body, "*")).ProblemAsync(status);

    private static async Task<string> Code(HttpResponseMessage answer) => answer.IsSuccessStatusCode ? "" : await answer.ProblemAsync((int)answer.StatusCode);

    private static async Task<string> Own(HttpClient client, string election) =>
        $"{election}/candidates/{Assert.Single((await (await client.GetAsync(Relative(election))).JsonAsync()).GetProperty("own").EnumerateArray()).GetGuid()}";

    private static async Task<(Guid Mandate, Guid Organisation)> Shown(HttpClient client, string election, string candidate)
    {
        var shown = (await (await client.GetAsync(Relative(election))).JsonAsync()).GetProperty("candidates").EnumerateArray()
            .Single(one => candidate.EndsWith(one.GetProperty("id").GetString()!, StringComparison.Ordinal));
        return (shown.GetProperty("mandateId").GetGuid(), shown.GetProperty("organisationId").GetGuid());
    }

    private static async Task<string> Planned(Plenary plenary)
    {
        var planned = await plenary.Officer.SendAsync(HttpMethod.Post, plenary.Path + "/elections", plenary.OnAgenda(Board));
        Assert.True(planned.IsSuccessStatusCode, await planned.Content.ReadAsStringAsync());
        return planned.Headers.Location!.ToString();
    }

    private static async Task Elected(Plenary plenary, string election, int[][] ballots)
    {
        await plenary.Done(election + "/rounds", new { });
        var poll = $"/api/conference/polls/{(await plenary.Get(election)).GetProperty("rounds")[0].GetProperty("pollId").GetGuid()}";
        await plenary.Done(poll + "/opening");
        foreach (var (seat, marks) in plenary.Seats.Zip(ballots)) await plenary.Cast(seat, poll, [new { votes = 1, marks }]);
        await plenary.Done(poll + "/closing");
        await plenary.Done(election + "/rounds/counting");
    }
}
