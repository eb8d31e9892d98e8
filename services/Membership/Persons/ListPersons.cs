using System.Collections.Concurrent;
using Bkmo.Membership.Mandates;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Membership.Persons;

/// <summary>A person in a list.</summary>
/// <param name="Id">The person.</param>
/// <param name="OrganisationId">The organisation that entered her or him.</param>
/// <param name="Erased">Whether the data were erased.</param>
/// <param name="Name">What she or he is called; null when erased.</param>
public sealed record PersonItem(Guid Id, Guid? OrganisationId, bool Erased, string? Name)
{
    /// <inheritdoc />
    public override string ToString() => $"(person {Id})";
}

/// <summary>Lists persons in the order in which they were entered: all of them for the office, those of her own organisations for a representative.</summary>
public static class ListPersons
{
    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/membership/persons", Handle)
        .Lists<PersonRow, PersonItem>().AwaitsPosition<MandateRow>().RequireRoles(Roles.Office, Roles.OrganisationRepresentative);

    private static async Task<IResult> Handle(
        Guid? organisation, IReadModel<PersonRow> persons, IReadModel<MandateRow> mandates, PageRequest page, Commands commands, PersonNames names,
        CancellationToken cancellation)
    {
        var (all, today) = (commands.Actor.Is(Roles.Office), Berlin.DayOf(commands.Now));
        var own = commands.Actor.Is(Roles.OrganisationRepresentative) ? commands.Actor.Organisations.ToArray() : [];
        // Another organisation's people are as those of none.
        Guid[]? of = organisation is { } asked ? all || Enumerable.Contains(own, asked) ? [asked] : [] : all ? null : own;
        var rows = persons.Rows;
        if (of is not null)
        {
            var holders = await mandates.Rows.Where(row => Enumerable.Contains(of, row.OrganisationId) && (row.Until == null || row.Until >= today))
                .Select(row => row.PersonId).Distinct().ToListAsync(cancellation);
            rows = rows.Where(row => (row.EnteredFor != null && Enumerable.Contains(of, row.EnteredFor.Value)) || holders.Contains(row.Id));
        }
        return await page.Of<PersonRow, PersonItem>(rows, row => row.Id, async found =>
        {
            var called = await names.Of(found.Select(row => row.Id), cancellation);
            return [.. found.Select(row => new PersonItem(row.Id, row.EnteredFor, row.Erased, called.GetValueOrDefault(row.Id)))];
        }, cancellation);
    }
}

/// <summary>Opens names for lists, for those among the persons whose names the asker may see.</summary>
internal sealed class PersonNames(Commands commands, IKeyRing keys)
{
    // Each name is two small questions to the database; one after the other a page takes as long as all of them together.
    private const int AtOnce = 8;

    internal async Task<IReadOnlyDictionary<Guid, string>> Of(IEnumerable<Guid> persons, CancellationToken cancellation)
    {
        var (names, today) = (new ConcurrentDictionary<Guid, string>(), Berlin.DayOf(commands.Now));
        await Parallel.ForEachAsync(persons.Distinct(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (id, cancelled) =>
        {
            if (await commands.Find<Person>(id, cancelled) is not { Erased: false, Name: { } name } person) return;
            if (!PersonVisibility.Seen(person, [], today, commands.Actor).Contains(PersonPurpose.Name)) return;
            if ((await keys.Open(name, cancelled)).Value is { } opened) names.TryAdd(id, opened.FullName);
        });
        return names;
    }
}
