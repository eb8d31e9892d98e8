using System.Net;
using Bkmo.Conference.Persons;
using Bkmo.Conference.Registrations;
using Bkmo.Conference.Waiting;
using Bkmo.Eventing;
using Bkmo.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Conference.Tests.Api;

public sealed class OfficeReasonTests(ConferenceService service) : ConferenceApi(service)
{
    private IKeyRing Keys => Service.Services.GetRequiredService<IKeyRing>();

    [Fact]
    public async Task What_the_office_writes_about_somebody_is_sealed_and_goes_with_the_person()
    {
        var path = await Hall();
        var (placed, first) = await Comes(path);
        var (waits, second) = await Comes(path, wait: true);
        var moved = await Office.SendAsync(HttpMethod.Put, $"{path}/waiting-list/{waits}/priority", new { priority = 5, reason = "Rollstuhl-Einzigartig" }, "*");
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Post($"{path}/registrations/{waits}/refusal", new { reason = "Hausverbot-Einzigartig" }, "*")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Post($"{path}/registrations/{placed}/cancellation", new { reason = "Krank-Einzigartig" }, "*")).StatusCode);
        Assert.DoesNotContain("Einzigartig", await Tables.Everything(Service.Database), StringComparison.Ordinal);

        var (move, refusal, cancellation) = (await Stored<WaitingEntryMoved>(path), await Stored<RegistrationDeclined>(path), await Stored<RegistrationCancelled>(path));
        Assert.Equal(("Rollstuhl-Einzigartig", "Hausverbot-Einzigartig", "Krank-Einzigartig"), (await Read(move.SealedReason), await Read(refusal.SealedReason), await Read(cancellation.SealedReason)));
        Assert.Equal((null, null, null), (move.Reason, refusal.Reason, cancellation.Reason));

        // Neither of them ever told a need.
        await Erased(second, async () => await Read(move.SealedReason) is null);
        Assert.Null(await Read(refusal.SealedReason));
        Assert.Equal("Krank-Einzigartig", await Read(cancellation.SealedReason));
        await Erased(first, async () => await Read(cancellation.SealedReason) is null);
    }

    [Fact]
    public async Task Of_whom_all_was_erased_no_new_reason_is_kept()
    {
        var path = await Hall();
        var (placed, person) = await Comes(path);
        await Erased(person, async () => await Service.Services.GetRequiredService<Streams>().Load<KnownPerson>(person, default) is { State.ErasedAt: not null });
        Assert.Equal(HttpStatusCode.OK, (await Post($"{path}/registrations/{placed}/cancellation", new { reason = "Daten gelöscht" }, "*")).StatusCode);
        var cancelled = await Stored<RegistrationCancelled>(path);
        Assert.Equal((null, null), (cancelled.Reason, cancelled.SealedReason));
    }

    [Fact]
    public async Task Reasons_are_asked_for_and_what_is_not_there_cannot_be_ended()
    {
        var path = await Hall();
        var (placed, _) = await Comes(path);
        Assert.Equal("invalid-values", await (await Post($"{path}/registrations/{placed}/cancellation", new { reason = "" }, "*")).ProblemAsync(422));
        await (await Post($"{path}/registrations/{Guid.CreateVersion7()}/cancellation", new { reason = "Kein Platz" }, "*")).ProblemAsync(404);
        await (await Office.SendAsync(HttpMethod.Put, $"{path}/waiting-list/{placed}/priority", new { priority = 1, reason = "Kein Platz" }, "*")).ProblemAsync(404);
    }

    private async Task<string> Hall()
    {
        var (path, planned) = await Plan();
        await Office.SendAsync(HttpMethod.Put, path + "/capacities/hall", new { size = 1, categories = new[] { "guest" } }, planned.Tag());
        return path;
    }

    private async Task<(Guid Registration, Guid Person)> Comes(string path, bool wait = false)
    {
        var registered = await (await Post(path + "/registrations", new { category = "guest", wait })).JsonAsync();
        return (registered.GetProperty("id").GetGuid(), registered.GetProperty("personId").GetGuid());
    }

    private async Task<TEvent> Stored<TEvent>(string path) =>
        (await Service.Services.GetRequiredService<IEventStore>().Load(Guid.Parse(path[(path.LastIndexOf('/') + 1)..]), 0, default)).Select(stored => stored.Data).OfType<TEvent>().Single();

    private async Task<string?> Read(Sealed<OfficeReason>? reason) => (await Keys.Open(reason!, default)).Value?.Text;
}
