using System.Net;
using System.Text.Json;
using Bkmo.Contracts.Conference.V1;
using Bkmo.Membership.Bodies;
using Bkmo.Membership.Tests.Api;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Membership.Tests.Bodies;

public sealed class BodyApiTests(MembershipService service) : PeopleApi(service)
{
    [Fact]
    public async Task The_board_has_nine_seats_which_an_election_fills_and_there_is_one_board()
    {
        var conference = await Conference();
        var form = new { kind = "board", nameDe = "Vorstand", nameEn = "Board", formedOn = Today.AddDays(-10) };
        var formed = await Send(Office, HttpMethod.Post, Bodies, form);
        var path = formed.Headers.Location!.ToString();
        Assert.Equal(9, (await formed.JsonAsync()).GetProperty("vacancies").GetInt32());
        await (await Office.SendAsync(HttpMethod.Post, Bodies, form)).ProblemAsync(409);

        var north = await Member("Verein des Vorstands");
        var (chair, treasurer) = (await Enter("Vorsitz", north), await Enter("Kasse", north));
        var (first, second) = (await Mandate(chair, north), await Mandate(treasurer, north));
        await Service.Tell(new ElectionClosed(
            conference, 9, TimeProvider.System.GetUtcNow(), Guid.CreateVersion7(), "board", null, Today, Today.AddYears(2), ["chair", "treasurer"],
            [first, second], [Guid.Parse(IdOf(north)), Guid.Parse(IdOf(north))], [TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow()]));
        await Eventually.True(async () => (await Get(Office, path)).GetProperty("vacancies").GetInt32() == 7);
        Assert.Equal(9, (await Get(Office, $"{path}?on={Today.AddDays(-1):yyyy-MM-dd}")).GetProperty("vacancies").GetInt32());
        Assert.Equal(9, (await Get(Office, $"{path}?on={Today.AddYears(2).AddDays(1):yyyy-MM-dd}")).GetProperty("vacancies").GetInt32());
        await (await Office.GetAsync(Relative($"{path}?on={Today.AddDays(-11):yyyy-MM-dd}"))).ProblemAsync(404);
        Assert.Equal("still-holds-seat", await (await Office.SendAsync(HttpMethod.Delete, chair, ifMatch: "*")).ProblemAsync(409));
        await Eventually.True(async () => (await Service.As(Roles.Board).GetAsync(Relative(chair))).StatusCode is HttpStatusCode.OK);
        Assert.Equal("Vorsitz", (await Get(Service.As(Roles.Board), chair)).GetProperty("name").GetProperty("fullName").GetString());
    }

    [Fact]
    public async Task A_seat_is_filled_accepted_by_its_holder_and_left()
    {
        var (path, seat) = await Council();
        var account = Guid.CreateVersion7();
        var (person, self) = (await Enter("Rätin", account: account), WithAccount(account));
        var filled = await Send(Office, HttpMethod.Post, seat + "/holder", new { personId = IdOf(person), entry = "co-opted" }, await TagOf(Office, seat));
        Assert.True((await filled.JsonAsync()).GetProperty("vacant").GetBoolean());
        await (await WithAccount(Guid.CreateVersion7()).SendAsync(HttpMethod.Post, seat + "/acceptance", new { accept = true }, "*")).ProblemAsync(404);

        var accepted = await Send(self, HttpMethod.Post, seat + "/acceptance", new { accept = true }, await TagOf(self, seat));
        Assert.False((await accepted.JsonAsync()).GetProperty("vacant").GetBoolean());
        Assert.Equal("invalid-values", await (await self.SendAsync(HttpMethod.Post, seat + "/vacancy", new { exit = "recall" }, accepted.Tag())).ProblemAsync(422));
        await (await self.SendAsync(HttpMethod.Post, seat + "/vacancy", new { exit = "resignation" })).ProblemAsync(428);
        var left = await Send(self, HttpMethod.Post, seat + "/vacancy", new { exit = "resignation", on = Today }, accepted.Tag());
        Assert.Equal("stale-version", await (await Office.SendAsync(HttpMethod.Post, seat + "/vacancy", new { exit = "death" }, accepted.Tag())).ProblemAsync(412));
        var tomorrow = await Get(Office, $"{path}?on={Today.AddDays(1):yyyy-MM-dd}", left.Position());
        Assert.Equal("resignation", Seats(tomorrow)[0].GetProperty("earlier")[0].GetProperty("exit").GetString());
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_the_reason()
    {
        var (_, seat) = await Council();
        var filled = await Office.SendAsync(HttpMethod.Post, seat + "/holder", new { personId = Guid.CreateVersion7(), entry = "elected" }, await TagOf(Office, seat));
        var fields = (await filled.JsonAsync()).GetProperty("errors").EnumerateObject().Select(field => field.Name).Order();
        Assert.Equal(["conferenceId", "personId"], fields);
        Assert.Equal("invalid-values", await (await Office.SendAsync(HttpMethod.Post, Bodies, new { kind = "election-commission", nameDe = "Wahl", nameEn = "Vote" })).ProblemAsync(422));
        var many = new { kind = "committee", nameDe = "Viele", nameEn = "Many", seats = new[] { new { function = "member", count = 101 } } };
        Assert.Equal("invalid-values", await (await Office.SendAsync(HttpMethod.Post, Bodies, many)).ProblemAsync(422));
        await (await Representative().SendAsync(HttpMethod.Post, Bodies, many)).ProblemAsync(403);
        await (await Service.Nobody.GetAsync(Relative(Bodies))).ProblemAsync(401);
        Assert.Equal("invalid-values", await (await Office.GetAsync(Relative(Bodies + "?kind=senate"))).ProblemAsync(422));
    }

    [Fact]
    public async Task A_committee_of_the_conference_is_a_body_and_shows_who_takes_part()
    {
        var (north, south, conference, committee) = (await Member("Verein Ausschuss"), await Member("Verein Daheim"), await Conference(), Guid.CreateVersion7());
        await Service.Tell(new CommitteeFormed(
            conference, 9, TimeProvider.System.GetUtcNow(), committee, "Ausschuss Bildung", "Committee on Education", "BKMO X", [Guid.Parse(IdOf(north)), Guid.Parse(IdOf(south))]));
        var path = $"{Bodies}/{committee}";
        await Eventually.True(async () => (await Office.GetAsync(Relative(path))).StatusCode is HttpStatusCode.OK);
        var body = await Get(Office, path);
        var free = Seats(body).Single(seat => seat.GetProperty("organisationId").GetString() == IdOf(north));
        var seat = $"{path}/seats/{free.GetProperty("id").GetString()}";
        var person = await Enter("Ausschussmitglied", north);
        var filled = await Send(Office, HttpMethod.Post, seat + "/holder", new { personId = IdOf(person), entry = "ex-officio" }, "*");
        var accepted = await Send(Office, HttpMethod.Post, seat + "/acceptance", new { accept = true }, filled.Tag());

        Assert.Equal(IdOf(person), HolderOf(await Get(Representative(north), path)));
        Assert.Null(HolderOf(await Get(Representative(south), path)));
        Assert.Equal(1, Assert.Single((await Get(Office, $"{Bodies}?kind=committee&conference={conference}", accepted.Position())).GetProperty("items").EnumerateArray())
            .GetProperty("vacancies").GetInt32());
        var report = await Get(Office, $"/api/membership/participation/bodies/{committee}", accepted.Position());
        Assert.Equal(1, report.GetProperty("represented").GetProperty("organisations").GetInt32());
        Assert.Contains(report.GetProperty("organisations").EnumerateArray(), o => o.GetProperty("organisationId").GetString() == IdOf(south));
        await (await Office.GetAsync(Relative($"/api/membership/participation/bodies/{Guid.CreateVersion7()}"))).ProblemAsync(404);
        await (await Representative(north).GetAsync(Relative($"/api/membership/participation/bodies/{committee}"))).ProblemAsync(403);

        string? HolderOf(JsonElement of) => Seats(of).Single(s => s.GetProperty("id").GetString() == free.GetProperty("id").GetString())
            .GetProperty("holder").GetProperty("personId").GetString();
    }

    [Fact]
    public async Task Delegates_of_a_conference_are_compared_with_the_membership_of_its_first_day()
    {
        var (north, conference) = (await Member("Verein Delegation"), await Conference());
        var person = await Enter("Delegation", north);
        var granted = await Send(Representative(north), HttpMethod.Post, person + "/mandates", new { organisationId = IdOf(north), function = "delegate", conferenceId = conference });
        var report = await Get(Office, $"/api/membership/participation/conferences/{conference}", granted.Position());
        Assert.Equal((1, $"{Today.AddDays(30):yyyy-MM-dd}"), (report.GetProperty("represented").GetProperty("organisations").GetInt32(), report.GetProperty("on").GetString()));
        await (await Office.GetAsync(Relative($"/api/membership/participation/conferences/{Guid.CreateVersion7()}"))).ProblemAsync(404);

        var export = await Get(Office, "/api/membership/exports/popolo", granted.Position());
        Assert.Contains(export.GetProperty("persons").EnumerateArray(), p => p.GetProperty("id").GetString() == IdOf(person));
        Assert.DoesNotContain("Delegation\"", export.GetProperty("persons").ToString(), StringComparison.Ordinal);
        await (await Representative(north).GetAsync(Relative("/api/membership/exports/popolo"))).ProblemAsync(403);
    }

    private async Task<Guid> Mandate(string person, string organisation)
    {
        var granted = await Send(Representative(organisation), HttpMethod.Post, person + "/mandates", new { organisationId = IdOf(organisation), function = "contact" });
        await Get(Office, organisation + "/mandates", granted.Position());
        return Guid.Parse(IdOf(granted.Headers.Location!.ToString()));
    }

    private async Task<(string Path, string Seat)> Council()
    {
        var formed = await Send(Office, HttpMethod.Post, Bodies, new { kind = "committee", nameDe = "Arbeitskreis", nameEn = "Working group" });
        var path = formed.Headers.Location!.ToString();
        var added = await Send(Office, HttpMethod.Post, path + "/seats", new { seats = new[] { new { function = SeatFunction.Member.Name(), count = 2 } } }, formed.Tag());
        return (path, $"{path}/seats/{Seats(await added.JsonAsync())[0].GetProperty("id").GetString()}");
    }

    private static List<JsonElement> Seats(JsonElement body) => [.. body.GetProperty("seats").EnumerateArray()];
}
