using System.Text.Json;
using System.Text.Json.Nodes;
using Bkmo.Conference.Agenda;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Mandates;
using Bkmo.Conference.Organisations;
using Bkmo.Conference.Persons;
using Bkmo.Conference.Presence;
using Bkmo.Conference.Registrations;
using Bkmo.Eventing;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Conference.Tests.Api;

/// <summary>A delegate in the hall.</summary>
internal sealed record Seat(Guid Mandate, Guid Person, Guid Account, Guid Organisation, Guid Conference);

/// <summary>A conference whose delegates have mandates, accounts, places and are in the hall; each organisation has so many votes and delegates.</summary>
internal sealed class Plenary
{
    private static readonly UserId By = new("u-test");
    private readonly ConferenceService service;

    private Plenary(ConferenceService service, string path, Guid id) => (this.service, Path, Id) = (service, path, id);

    internal string Path { get; }

    internal Guid Id { get; }

    internal List<Seat> Seats { get; } = [];

    /// <summary>The item of the agenda that is open: motions and elections of these tests belong to it.</summary>
    internal Guid Item { get; } = Guid.CreateVersion7();

    internal HttpClient Officer => service.At(Path, Roles.ElectionOfficer);

    internal static async Task<Plenary> Gather(ConferenceService service, params (int Votes, int Delegates)[] organisations)
    {
        var now = TimeProvider.System.GetUtcNow();
        var today = Berlin.DayOf(now);
        var number = service.NextEdition();
        var planned = await service.Office.SendAsync(HttpMethod.Post, "/api/conference/conferences", new
        {
            number, name = $"BKMO {number}", startsOn = today.AddDays(60), endsOn = today.AddDays(61),
        });
        var plenary = new Plenary(service, planned.Headers.Location!.ToString(), (await planned.JsonAsync()).GetProperty("id").GetGuid());
        var shares = new List<KeyShare>();
        foreach (var (votes, delegates) in organisations)
        {
            var organisation = Guid.CreateVersion7();
            shares.Add(new(organisation, votes));
            await plenary.Store<KnownOrganisation>(organisation, new AdmissionHeard($"Verein {organisation}", null, "voting", today.AddYears(-1), 1, now));
            for (var i = 0; i < delegates; i++) plenary.Seats.Add(new(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), organisation, plenary.Id));
        }
        await plenary.Store<Delegations>(
            Delegations.IdOf(plenary.Id),
            [
                new DelegateKeyHeard(Guid.CreateVersion7(), KeyCounts.Votes, today, shares.ToValueList(), null, 3, now),
                .. plenary.Seats.Select(seat => new MandateHeard(seat.Mandate, seat.Person, seat.Organisation, MandateKind.Delegate, today, null, 1, now)),
            ]);
        await Parallel.ForEachAsync(plenary.Seats, async (seat, _) => await plenary.Store<KnownAccount>(seat.Account, new AccountOwnerHeard(seat.Person, true, 1, now)));
        await plenary.Store<ConferenceState>(
            plenary.Id, [.. plenary.Seats.Select(seat => new RegistrationConfirmed(seat.Mandate, seat.Person, RegistrationCategory.Delegate, seat.Organisation, "hall", By, now, seat.Mandate))]);
        await plenary.Store<HallPresence>(
            HallPresence.IdOf(plenary.Id), [.. plenary.Seats.Select(seat => new CheckedIn(Guid.CreateVersion7(), seat.Mandate, now, By, now))]);
        await plenary.Store<AgendaState>(AgendaState.IdOf(plenary.Id),
        [
            new AgendaBegun(plenary.Id, By, now), new ItemAdded(plenary.Item, new("Anträge und Wahlen", "Motions and elections", ItemKind.Motion, Internal: false), 1, null, By, now),
            new ItemOpened(plenary.Item, null, By, now),
        ]);
        return plenary;
    }

    internal static Actor Of(Seat seat) => ConferenceService.Holder(seat.Account.ToString(), seat.Conference, Roles.Delegate);

    internal HttpClient As(Seat seat) => service.As(Of(seat));

    internal async Task<string> Poll(object poll)
    {
        var created = await Officer.SendAsync(HttpMethod.Post, Path + "/polls", OnAgenda(poll));
        Assert.True(created.IsSuccessStatusCode, await created.Content.ReadAsStringAsync());
        return created.Headers.Location!.ToString();
    }

    /// <summary>A poll or an election under the open item, unless it names one itself.</summary>
    internal JsonNode OnAgenda(object plan)
    {
        var node = JsonSerializer.SerializeToNode(plan, JsonSerializerOptions.Web)!;
        node["agendaItemId"] ??= Item;
        return node;
    }

    internal async Task<string> OpenPoll(object poll)
    {
        var path = await Poll(poll);
        await Done(path + "/opening");
        return path;
    }

    internal async Task<JsonElement> Done(string path, object? body = null)
    {
        var done = await Officer.SendAsync(HttpMethod.Post, path, body, ifMatch: "*");
        Assert.True(done.IsSuccessStatusCode, $"{path}: {await done.Content.ReadAsStringAsync()}");
        return await done.JsonAsync();
    }

    internal Task<HttpResponseMessage> Cast(Seat seat, string poll, object[] portions, string? key = null, Guid? mandate = null, string? secret = null) =>
        As(seat).SendAsync(HttpMethod.Post, poll + "/casts", new { mandateId = mandate ?? seat.Mandate, portions, secret }, key: key);

    internal async Task Nominate(string election, Guid mandateId, string name)
    {
        var nominated = await Officer.SendAsync(HttpMethod.Post, election + "/candidates", new { mandateId, name });
        Assert.True(nominated.IsSuccessStatusCode, await nominated.Content.ReadAsStringAsync());
    }

    internal async Task<JsonElement> Get(string path) => await (await Officer.GetAsync(new Uri(path, UriKind.Relative))).JsonAsync();

    internal Task Leaves(Seat seat)
    {
        var now = TimeProvider.System.GetUtcNow();
        return Store<HallPresence>(HallPresence.IdOf(Id), new CheckedOut(Guid.CreateVersion7(), seat.Mandate, now, By, now));
    }

    private async Task Store<TState>(Guid stream, params IEvent[] events) where TState : class, IState<TState> => Assert.IsType<Outcome<TState>.Done>(
        await service.Services.GetRequiredService<Streams>().Decide(
            new StreamCommand<TState>(stream, _ => Decision.Accept(events), new EventMetadata(By, null, null, null)), CancellationToken.None));
}
