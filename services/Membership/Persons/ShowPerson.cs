using Microsoft.EntityFrameworkCore;

namespace Bkmo.Membership.Persons;

/// <summary>A person, as far as the asker may know.</summary>
/// <param name="Id">The person.</param>
/// <param name="OrganisationId">The organisation that entered her or him.</param>
/// <param name="Erased">Whether the data were erased.</param>
/// <param name="Shown">What the asker may see; what is not among it is null although it may be on record.</param>
/// <param name="Name">What she or he is called.</param>
/// <param name="Contact">How to reach her or him.</param>
/// <param name="AccessNeeds">What she or he needs to take part.</param>
/// <param name="AccountId">Her or his account; for the office and the person.</param>
/// <param name="Version">The person's version, as in the <c>ETag</c>.</param>
public sealed record PersonView(
    Guid Id, Guid? OrganisationId, bool Erased, IReadOnlyList<PersonPurpose> Shown, PersonName? Name, PersonContact? Contact, PersonAccessNeeds? AccessNeeds,
    Guid? AccountId, long Version)
{
    /// <inheritdoc />
    public override string ToString() => $"(person {Id})";
}

/// <summary>Shows one person to those who may know her or him. For everybody else there is no such person.</summary>
public static class ShowPerson
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/membership/persons/{id:guid}", Show).Shows<PersonView>().RequireRoles([.. Roles.OfPeople]);
        routes.MapGet("/api/membership/persons/me", ShowOneself).Queries<PersonRow, PersonView>().ProducesProblem(StatusCodes.Status404NotFound)
            .RequireRoles([.. Roles.OfPeople]);
    }

    private static async Task<IResult> Show(Guid id, Commands commands, PersonFinder finder, IKeyRing keys, CancellationToken cancellation)
    {
        if (await finder.Find(id, cancellation) is not { } found) return Problems.Of(new UnknownPerson());
        var view = await View(id, found, commands.Actor, keys, cancellation);
        return await commands.Read<Person>(id, _ => view, cancellation, _ => found.Person.DataVersion);
    }

    private static async Task<IResult> ShowOneself(
        Commands commands, IReadModel<PersonRow> persons, PersonFinder finder, IKeyRing keys, CancellationToken cancellation)
    {
        var known = Guid.TryParse(commands.Actor.Id.Value, out var account)
            ? await persons.Rows.FirstOrDefaultAsync(row => row.AccountId == account, cancellation)
            : null;
        return known is null ? Problems.Of(new UnknownPerson()) : await Show(known.Id, commands, finder, keys, cancellation);
    }

    private static async Task<PersonView> View(Guid id, PersonFinder.Found found, Actor actor, IKeyRing keys, CancellationToken cancellation)
    {
        var (person, seen) = (found.Person, found.Seen);
        return new(
            id, person.EnteredFor, person.Erased, [.. Enum.GetValues<PersonPurpose>().Where(seen.Contains)],
            await Open(seen.Contains(PersonPurpose.Name) && !person.Erased ? person.Name : null),
            await Open(seen.Contains(PersonPurpose.Contact) ? person.Contact : null),
            await Open(seen.Contains(PersonPurpose.AccessNeeds) ? person.AccessNeeds : null),
            actor.Is(Roles.Office) || PersonVisibility.IsOneself(person, actor) ? person.AccountId : null, person.DataVersion ?? 0);

        async Task<T?> Open<T>(Sealed<T>? value) where T : class => value is null ? null : (await keys.Open(value, cancellation)).Value;
    }
}
