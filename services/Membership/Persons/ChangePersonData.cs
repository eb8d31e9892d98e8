using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Persons;

/// <summary>Writes anew, or takes back, what is known about a person, each purpose for itself. Whoever sees a purpose may correct it, but for the board.</summary>
public static class ChangePersonData
{
    /// <summary>A name.</summary>
    /// <param name="Name">The whole name, at most 200 characters.</param>
    /// <param name="FormOfAddress">How to address her or him in a letter, at most 60 characters.</param>
    public sealed record NameRequest(string Name, string? FormOfAddress = null)
    {
        /// <inheritdoc />
        public override string ToString() => "(name)";
    }

    /// <summary>Access needs.</summary>
    /// <param name="AccessNeeds">What she or he needs to take part, 1 to 2000 characters.</param>
    public sealed record NeedsRequest(string AccessNeeds)
    {
        /// <inheritdoc />
        public override string ToString() => "(access needs)";
    }

    /// <summary>Accepts the change of a person whose data were not erased; null when what is sent is on record already.</summary>
    public static Decision Decide(Person state, IEvent? change)
    {
        if (!state.Exists) return Reject(new UnknownPerson());
        if (state.Erased) return Reject(new PersonIsErased());
        return change switch
        {
            null or PersonContactWithdrawn when change is null || state.Contact is null => Nothing,
            PersonAccessNeedsWithdrawn when state.AccessNeeds is null => Nothing,
            _ => Accept(change),
        };
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/api/membership/persons/{id:guid}/name", ChangeName).Changes<PersonReceipt>().RequireRoles([.. Roles.OfPeople]);
        routes.MapPut("/api/membership/persons/{id:guid}/contact", ChangeContact).Changes<PersonReceipt>().RequireRoles([.. Roles.OfPeople]);
        routes.MapPut("/api/membership/persons/{id:guid}/access-needs", ChangeNeeds).Changes<PersonReceipt>().RequireRoles([.. Roles.OfPeople]);
    }

    private static Task<IResult> ChangeName(Guid id, NameRequest request, PersonChanges changes, CancellationToken cancellation)
    {
        var check = new Check();
        var name = PersonValues.Name(check, request.Name, request.FormOfAddress);
        return changes.Change(
            id, PersonPurpose.Name, check, person => person.Name, _ => PersonKeys.Name(id), name, (value, by, at) => new PersonNameChanged(value, by, at), cancellation);
    }

    private static Task<IResult> ChangeContact(Guid id, ContactRequest request, PersonChanges changes, CancellationToken cancellation)
    {
        var check = new Check();
        var contact = PersonValues.Contact(check, request, "")!;
        return changes.Change(
            id, PersonPurpose.Contact, check, person => person.Contact, person => PersonKeys.Contact(id, person.ContactRound), contact,
            (value, by, at) => new PersonContactChanged(value, by, at), cancellation);
    }

    private static Task<IResult> ChangeNeeds(Guid id, NeedsRequest request, PersonChanges changes, CancellationToken cancellation)
    {
        var check = new Check();
        var needs = new PersonAccessNeeds(check.Lines(request.AccessNeeds, "accessNeeds", 1, 2000));
        return changes.Change(
            id, PersonPurpose.AccessNeeds, check, person => person.AccessNeeds, person => PersonKeys.AccessNeeds(id, person.AccessNeedsRound), needs,
            (value, by, at) => new PersonAccessNeedsChanged(value, by, at), cancellation);
    }
}

/// <summary>Changes of one purpose: who may, whether it is news, sealing, storing.</summary>
internal sealed class PersonChanges(Commands commands, PersonFinder finder, IKeyRing keys)
{
    internal async Task<IResult> Change<T>(
        Guid id, PersonPurpose purpose, Check check, Func<Person, Sealed<T>?> present, Func<Person, KeyName> key, T value,
        Func<Sealed<T>, UserId, DateTimeOffset, IEvent> change, CancellationToken cancellation)
    {
        if (await finder.FindToChange(id, purpose, cancellation) is not { } person) return Problems.Of(new UnknownPerson());
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (person.Erased) return Problems.Of(new PersonIsErased());
        var news = await IsNews(present(person), value, cancellation)
            ? change(await keys.Seal(key(person), value, cancellation), commands.Actor.Id, commands.Now)
            : null;
        return await Store(id, news, cancellation);
    }

    internal Task<IResult> Store(Guid id, IEvent? change, CancellationToken cancellation) => commands.Change<Person>(
        id, state => ChangePersonData.Decide(state, change), state => PersonReceipt.Of(id, state), cancellation, state => state.DataVersion);

    private async Task<bool> IsNews<T>(Sealed<T>? present, T value, CancellationToken cancellation) =>
        present is null || !EqualityComparer<T>.Default.Equals((await keys.Open(present, cancellation)).Value, value);
}
