using Bkmo.Membership.Bodies;
using Bkmo.Membership.Mandates;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Persons;

/// <summary>
/// Erases all personal data of a person for ever: the keys are destroyed, open mandates end, and what is left says that there was somebody. Figures stay as
/// they were. The office may, the person may, and so may the organisation that entered her or him unless another one has given a mandate.
/// </summary>
public static class ErasePerson
{
    /// <summary>The erasure.</summary>
    /// <param name="HoldsSeat">Whether the person holds a seat in a body, or is to.</param>
    /// <param name="By">Who asks.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(bool HoldsSeat, Actor By, DateOnly Today, DateTimeOffset At);

    /// <summary>Accepts unless the person is still needed; erasing twice changes nothing.</summary>
    public static Decision Decide(Person state, Command command)
    {
        if (!state.Exists || !IsConcerned(state, command.By)) return Reject(new UnknownPerson());
        if (state.Erased) return Nothing;
        if (command.HoldsSeat) return Reject(new StillHoldsSeat());
        var open = state.OpenMandates(command.Today).ToList();
        if (!command.By.Is(Roles.Office) && !PersonVisibility.IsOneself(state, command.By) && open.Exists(mandate => mandate.OrganisationId != state.EnteredFor))
            return Reject(new HeldByOthers());
        return Accept(
        [
            .. open.Select(mandate => new MandateEnded(mandate.Id, mandate.LastDayIfEndedOn(command.Today), MandateEnding.PersonErased, null, command.By.Id, command.At)),
            new PersonErased(command.By.Id, command.At),
        ]);
    }

    private static bool IsConcerned(Person state, Actor by) =>
        by.Is(Roles.Office) || PersonVisibility.IsOneself(state, by) || (state.EnteredFor is { } organisation && OwnOrganisations.Represents(by, organisation));

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapDelete("/api/membership/persons/{id:guid}", Handle).Changes<PersonReceipt>().RequireRoles([.. Roles.OfPeople]);

    private static async Task<IResult> Handle(Guid id, Commands commands, HeldSeats seats, IKeyRing keys, CancellationToken cancellation)
    {
        var today = Berlin.DayOf(commands.Now);
        if (await commands.Find<Person>(id, cancellation) is not { Exists: true } person || !IsConcerned(person, commands.Actor)) return Problems.Of(new UnknownPerson());
        var command = new Command(await seats.Any(id, today, commands, cancellation), commands.Actor, today, commands.Now);

        // First what would be said, with If-Match, while nothing changes; then the keys; then the event. So nothing ever claims an erasure that was not done.
        var rehearsed = await Change(id, commands, state => Decide(state, command) is Decision.Rejected refused ? refused : Nothing, cancellation);
        if (rehearsed is not IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK }) return rehearsed;
        await keys.Destroy(PersonKeys.All(id), cancellation);
        await keys.Destroy(PersonKeys.Name(id), cancellation);
        for (var round = 0; round <= person.ContactRound; round++) await keys.Destroy(PersonKeys.Contact(id, round), cancellation);
        for (var round = 0; round <= person.AccessNeedsRound; round++) await keys.Destroy(PersonKeys.AccessNeeds(id, round), cancellation);
        return await Change(id, commands, state => Decide(state, command), cancellation);
    }

    private static Task<IResult> Change(Guid id, Commands commands, Func<Person, Decision> decide, CancellationToken cancellation) =>
        commands.Change(id, decide, state => PersonReceipt.Of(id, state), cancellation, state => state.DataVersion);
}
