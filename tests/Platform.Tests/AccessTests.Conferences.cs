using System.Net;
using System.Net.Http.Json;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Platform.Tests;

/// <summary>Roles that hold for one conference only, at the own and at a foreign one.</summary>
public sealed partial class AccessTests
{
    private static readonly object Motion = new { titleDe = "Antrag", titleEn = "Motion", kind = "named", method = "yes-no-abstain" };

    private static object Board(Guid agendaItemId) => new
    {
        titleDe = "Vorstand", titleEn = "Board", body = "board", function = "assessor", termFrom = "2031-05-01", seats = 1, form = "as-many-as-seats", weights = "one-each",
        agendaItemId,
    };

    [Fact]
    public async Task A_role_of_one_conference_finds_nothing_at_another_one_whatever_it_asks_for()
    {
        var (own, other) = (await Conference(901), await Conference(902));
        var (matrix, types) = (await Matrix(), Addresses.ContentTypes(await Document()));
        var wrong = new List<string>();
        foreach (var person in Roles.OfConference.Select(role => people[role]))
        {
            var held = await Grant(person, own);
            await Within(TimeSpan.FromSeconds(1), async () => (await person.Client.GetAsync(own.Poll)).StatusCode is HttpStatusCode.OK);
            foreach (var (endpoint, row) in matrix.Where(entry => entry.Value.AtOwnConference.Contains(person.Role, StringComparer.Ordinal)))
            {
                var type = types.GetValueOrDefault(endpoint, "application/json");
                var (here, there) = (await Ask(person.Client, own.In(endpoint), type), await Ask(person.Client, other.In(endpoint), type));
                // That a body is wrong is said before anything is looked up, at both.
                if (there is not (HttpStatusCode.NotFound or HttpStatusCode.BadRequest) || here is HttpStatusCode.Forbidden) wrong.Add($"{person.Role}: {endpoint} answered {(int)here} and {(int)there}");
            }
            Assert.Equal(HttpStatusCode.OK, (await person.Client.GetAsync($"{own.Path}/polls")).StatusCode);
            Assert.True((await people.Platform.Office.DeleteAsync(held)).IsSuccessStatusCode);
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_role_for_a_conference_counts_within_a_second_and_is_gone_within_a_second()
    {
        var conference = await Conference(903);
        var officer = people[Roles.ElectionOfficer];
        await (await officer.Client.SendAsync(HttpMethod.Put, conference.Poll + "/plan", Motion, "*")).ProblemAsync(404);

        var held = await Grant(officer, conference);
        await Within(TimeSpan.FromSeconds(1), async () => (await officer.Client.SendAsync(HttpMethod.Put, conference.Poll + "/plan", Motion, "*")).StatusCode is HttpStatusCode.OK);
        Assert.True((await people.Platform.Office.DeleteAsync(held)).IsSuccessStatusCode);
        await Within(TimeSpan.FromSeconds(1), async () => (await officer.Client.GetAsync(conference.Poll)).StatusCode is HttpStatusCode.NotFound);
    }

    private sealed record Meeting(string Path, string Poll, string Election)
    {
        internal Guid Id => Guid.Parse(Path.Split('/')[^1]);

        internal string In(string endpoint) => endpoint.Replace("/api/conference/conferences/{id}", Path, StringComparison.Ordinal)
            .Replace("/api/conference/polls/{pollId}", Poll, StringComparison.Ordinal).Replace("/api/conference/elections/{electionId}", Election, StringComparison.Ordinal);
    }

    /// <summary>A conference with a poll and an election.</summary>
    private async Task<Meeting> Conference(int number)
    {
        var path = await Made("/api/conference/conferences", new { number, name = $"BKMO {number}", startsOn = "2031-05-01", endsOn = "2031-05-02" });
        var convened = await people.Platform.Office.SendAsync(
            HttpMethod.Post, path + "/convocation", new { agenda = new[] { new { title = "Vorstand", forResolution = true } } }, "*");
        Assert.True(convened.IsSuccessStatusCode, await convened.Content.ReadAsStringAsync());
        var item = await Made(path + "/agenda/items", new { titleDe = "Vorstand", titleEn = "Board", kind = "election" });
        return new(path, await Made(path + "/polls", Motion), await Made(path + "/elections", Board(Guid.Parse(item.Split('/')[^1]))));
    }

    private async Task<string> Made(string path, object what)
    {
        var made = await people.Platform.Post(path, what);
        Assert.True(made.StatusCode is HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        return made.Headers.Location!.ToString();
    }

    /// <summary>Grants the person's role for one more conference; the address of the grant.</summary>
    private async Task<string> Grant(Newcomer person, Meeting conference)
    {
        var granted = await people.Platform.Office.PostAsJsonAsync($"/api/identity/accounts/{person.AccountId}/roles", new { role = person.Role, scopeId = conference.Id });
        Assert.True(granted.IsSuccessStatusCode, await granted.Content.ReadAsStringAsync());
        return granted.Headers.Location!.ToString();
    }
}
