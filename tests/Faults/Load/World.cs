using System.Globalization;
using System.Text.Json;
using Bkmo.Testing;

namespace Bkmo.Faults.Load;

/// <summary>What the load works on: an admitted organisation, a conference with places, a centre.</summary>
internal sealed class World(Client client)
{
    /// <summary>How the names of organisations begin that were there before and that no operation of the load asked for.</summary>
    internal const string Stock = "Bestand ";

    private const int Places = 400;
    private int conferences = 10;
    private Pending? carrier;

    /// <summary>Places of each conference.</summary>
    internal Dictionary<Guid, int> Capacities { get; } = [];

    internal Guid Conference { get; private set; }

    internal Guid Centre { get; private set; }

    /// <summary>Prepares all of it; the services hear of the organisation by message.</summary>
    internal async Task Prepare(CancellationToken cancellation)
    {
        var applied = await Asked(Operations.Apply("Träger"), cancellation);
        carrier = Operations.Applied(applied) with { Tag = "*" };
        await Asked(Operations.Admit(carrier), cancellation);
        Conference = await PlanConference(Places, cancellation);
        Answer? opened = null;
        await Eventually.True(async () => (opened = await Settle(OpenCentre(applied.Id!), cancellation)) is { Accepted: true }, TimeSpan.FromSeconds(60));
        Centre = Guid.Parse(opened!.Id!);
    }

    /// <summary>Says once more what was decided long ago: a command that changes nothing and is answered all the same.</summary>
    internal Task AdmitAgain(CancellationToken cancellation) => Asked(Operations.Admit(carrier!), cancellation);

    /// <summary>A coming conference with so many places for guests.</summary>
    internal async Task<Guid> PlanConference(int places, CancellationToken cancellation)
    {
        var number = Interlocked.Increment(ref conferences);
        var planned = await Asked(new Operation(new("plan", HttpMethod.Post, "/api/conference/conferences",
            new { number, name = $"BKMO {number.ToString(CultureInfo.InvariantCulture)}", startsOn = "2031-11-19", endsOn = "2031-11-20" })), cancellation);
        await Asked(new Operation(new("places", HttpMethod.Put, $"{planned.Location}/capacities/main", new { size = places, categories = new[] { "guest" } }, planned.Tag)), cancellation);
        Capacities[Guid.Parse(planned.Id!)] = places;
        return Guid.Parse(planned.Id!);
    }

    private static Operation OpenCentre(string organisation) => new(new("open", HttpMethod.Post, "/api/counselling/centres",
        new { name = "Beratungsstelle", organisationId = organisation, place = "Bautzen", postcode = "02625", languages = new[] { "de" } }));

    private async Task<Answer> Asked(Operation operation, CancellationToken cancellation) =>
        await Settle(operation, cancellation) is { Accepted: true } answer ? answer : throw new InvalidOperationException($"{operation.Request.Path} was refused.");

    private Task<Answer?> Settle(Operation operation, CancellationToken cancellation) =>
        client.Settle(-1, $"world-{Guid.CreateVersion7():N}", operation.Request, operation.Mark, operation.MarkOf, cancellation);
}

/// <summary>A request and what its event is recognised by.</summary>
internal sealed record Operation(Request Request, string? Mark = null, Func<Answer, string?>? MarkOf = null);

/// <summary>An organisation whose application is open, or a registration that has its place.</summary>
internal sealed record Pending(string Path, string Mark, string Tag);

/// <summary>The operations of the load.</summary>
internal static class Operations
{
    internal static Operation Apply(string name) => new(
        new("apply", HttpMethod.Post, "/api/membership/organisations", new { name, kind = "association", federalState = "BE", membershipKind = "network" }), name);

    internal static Pending Applied(Answer answer) => new(
        answer.Location!, answer.Id!, $"\"{JsonDocument.Parse(answer.Body).RootElement.GetProperty("memberships")[0].GetProperty("version").GetInt64()}\"");

    internal static Operation Admit(Pending organisation) => new(
        new("admit", HttpMethod.Post, $"{organisation.Path}/memberships/network/decision", new { admit = true }, organisation.Tag), organisation.Mark);

    internal static Operation Register(Guid conference, Guid person) => new(
        new("register", HttpMethod.Post, $"/api/conference/conferences/{conference}/registrations", new { category = "guest", personId = person }), person.ToString());

    internal static Pending Registered(Answer answer) => new(answer.Location!, answer.Id!, answer.Tag!);

    internal static Operation Withdraw(Pending registration) => new(
        new("withdraw", HttpMethod.Post, registration.Path + "/withdrawal", new { }, registration.Tag), registration.Mark);

    internal static Operation Contact(Guid centre) => new(
        new("contact", HttpMethod.Post, "/api/counselling/cases", new
        {
            centreId = centre, channel = "web", language = "de", summary = string.Join(' ', Checks.Outputs.Planted), person = new { name = Checks.Outputs.Planted[0] },
        }), MarkOf: answer => answer.Id);

    internal static Request Organisations(long? position) => new(
        "read", HttpMethod.Get, "/api/membership/organisations?limit=1", MinPosition: position?.ToString(CultureInfo.InvariantCulture));
}
