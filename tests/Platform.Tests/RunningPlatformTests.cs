using System.Net;
using System.Text.Json;
using Bkmo.Testing;

namespace Bkmo.Platform.Tests;

/// <summary>What a newcomer sees, through the gateway, on one running platform.</summary>
[Collection(OnePlatform.Name)]
public sealed class RunningPlatformTests(PlatformFixture fixture)
{
    private static readonly string[] Everywhere = ["gateway", "membership", "conference", "advocacy", "counselling"];
    private static readonly string[] Planted = ["Schwiegermutterzorn", "Gökkuşağıümit", "قوسقزحالأمل"];

    [Fact]
    public async Task The_sample_data_are_there_and_read_back()
    {
        Assert.Contains("41 voting members", fixture.Platform.Output, StringComparison.Ordinal);
        Assert.Equal(41, (await fixture.Get("/api/membership/organisations?membership=voting&status=active&limit=200")).GetProperty("items").GetArrayLength());
        Assert.True((await fixture.Get("/api/conference/conferences?limit=200")).GetProperty("items").GetArrayLength() >= 7);
        Assert.Equal(4, (await fixture.Get("/api/advocacy/committees")).GetProperty("items").EnumerateArray().Count(c => c.GetProperty("formedAt").GetString() == "BKMO X"));
        Assert.Equal(3, (await fixture.Get("/api/advocacy/texts")).GetProperty("items").GetArrayLength());
        Assert.Equal(1, (await fixture.Get("/api/advocacy/local-committees")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task One_trace_leads_from_the_request_through_the_broker_into_every_service()
    {
        const string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        using var client = fixture.Platform.Office();
        client.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
        var applied = await client.SendAsync(HttpMethod.Post, "/api/membership/organisations", new { name = "Verein der Spur", kind = "association", membershipKind = "network" });
        var admitted = await client.SendAsync(HttpMethod.Post, applied.Headers.Location + "/memberships/network/decision", new { admit = true }, "*");
        Assert.Equal(HttpStatusCode.OK, admitted.StatusCode);
        await Eventually.True(() => Everywhere.All(service => fixture.Telemetry.Spans.Any(s => s.TraceId == trace && s.Service == service)));
    }

    [Fact]
    public async Task Twenty_places_asked_for_two_hundred_times_at_once_are_given_twenty_times()
    {
        var number = 400;
        var planned = await fixture.Post("/api/conference/conferences", new { number, name = "Konferenz der zwanzig Plätze", startsOn = "2030-05-01", endsOn = "2030-05-02" });
        Assert.Equal(HttpStatusCode.Created, planned.StatusCode);
        var conference = planned.Headers.Location!.ToString();
        var places = await fixture.Office.SendAsync(HttpMethod.Put, conference + "/capacities/saal", new { size = 20, categories = new[] { "guest" } }, planned.Tag());
        Assert.True(places.IsSuccessStatusCode, await places.Content.ReadAsStringAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => fixture.Post(conference + "/registrations", new { category = "guest" })));

        Assert.Equal(20, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.All(
            await Task.WhenAll(answers.Where(a => a.StatusCode != HttpStatusCode.Created).Select(a => a.ProblemAsync(409))),
            code => Assert.Equal("capacity-exhausted", code));
    }

    [Fact]
    public async Task Nothing_that_a_person_entrusted_to_a_centre_is_readable_outside_it()
    {
        var centre = await fixture.OpenCentre(await fixture.Admit("Träger der Beratung"), "Beratung am Wall");
        foreach (var word in Planted)
        {
            var recorded = await fixture.Post("/api/counselling/cases", new
            {
                centreId = centre, channel = "phone", language = "de", summary = $"Sie sagte {word}.", person = new { name = word, contact = word },
            });
            Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
            Assert.DoesNotContain(word, await recorded.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            await (await fixture.Office.GetAsync(recorded.Headers.Location)).ProblemAsync(404);
            await (await fixture.Post("/api/counselling/cases", new { centreId = centre, channel = word, language = "de", summary = word })).ProblemAsync(400);
        }
        var witness = "Zeugenverein " + Guid.CreateVersion7();
        await fixture.Admit(witness);
        await Eventually.True(async () => (await Databases.Dump(fixture.Platform, "conference-db")).Contains(witness, StringComparison.Ordinal));

        foreach (var database in new[] { "membership-db", "conference-db", "advocacy-db", "counselling-db", "identity-db" })
            Assert.All(Planted, word => Assert.DoesNotContain(word, Databases.Dump(fixture.Platform, database).Result, StringComparison.Ordinal));
        Assert.All(Planted, word => Assert.Empty(Files.Holding(word, fixture.Platform.Folder)));
        Assert.All(Planted, word => Assert.False(fixture.Telemetry.Contains(word)));
        Assert.All(Planted, word => Assert.DoesNotContain(word, fixture.Platform.Output, StringComparison.Ordinal));
    }

    public static TheoryData<string> Services => [.. new[] { "membership/organisations", "conference/conferences", "advocacy/texts", "counselling/centres" }];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Bad_input_gets_an_exact_refusal_from_every_service(string resource)
    {
        var path = "/api/" + resource;
        Assert.Equal("malformed-json", await (await fixture.Post(path, "{")).ProblemAsync(400));
        Assert.Equal("unknown-field", await (await fixture.Post(path, "{\"nme\": \"x\"}")).ProblemAsync(400));
        await (await fixture.Post(path, "[]")).ProblemAsync(400);
        await (await fixture.Post(path, "")).ProblemAsync(400);
        await (await fixture.Post(path, "\"" + new string('x', 1_100_000) + "\"")).ProblemAsync(413);
        using var xml = new StringContent("<a/>", System.Text.Encoding.UTF8, "application/xml");
        await (await fixture.Office.PostAsync(new Uri(path, UriKind.Relative), xml)).ProblemAsync(415);
        await (await fixture.Office.GetAsync(new Uri($"{path}/{Guid.CreateVersion7()}", UriKind.Relative))).ProblemAsync(404);
        await (await fixture.Office.GetAsync(new Uri($"{path}/nonsense", UriKind.Relative))).ProblemAsync(404);
        await (await fixture.Office.DeleteAsync(new Uri(path, UriKind.Relative))).ProblemAsync(405);
        using var nobody = new HttpClient { BaseAddress = fixture.Platform.Gateway };
        await (await nobody.GetAsync(new Uri(path, UriKind.Relative))).ProblemAsync(401);
    }

    [Fact]
    public async Task The_description_of_the_whole_api_is_one_document_and_has_a_page()
    {
        using var nobody = new HttpClient { BaseAddress = fixture.Platform.Gateway };
        var document = JsonDocument.Parse(await nobody.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative))).RootElement;
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        string[] resources =
        [
            "membership/organisations", "conference/conferences", "advocacy/committees", "advocacy/texts", "advocacy/alliances", "advocacy/local-committees",
            "counselling/centres", "counselling/cases", "identity/sessions", "identity/invitations",
        ];
        foreach (var resource in resources)
            Assert.True(document.GetProperty("paths").TryGetProperty("/api/" + resource, out _), resource);
        Assert.Contains("<html", await nobody.GetStringAsync(new Uri("/docs", UriKind.Relative)), StringComparison.OrdinalIgnoreCase);
    }
}
