using Bkmo.Conference.Conferences;

namespace Bkmo.Conference.Registrations;

/// <summary>A registration in the list.</summary>
/// <param name="Id">The registration.</param>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Category">As what.</param>
/// <param name="OrganisationId">For which organisation.</param>
/// <param name="Capacity">The capacity that the place is taken from; null while it is only requested.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="RegisteredAt">When it was made, UTC.</param>
/// <param name="MandateId">By which mandate.</param>
public sealed record RegistrationItem(
    Guid Id, Guid PersonId, string Category, Guid? OrganisationId, string? Capacity, string Status, DateTimeOffset RegisteredAt, Guid? MandateId)
{
    internal static RegistrationItem Of(Registration it) =>
        new(it.Id, it.PersonId, it.Category.Name(), it.OrganisationId, it.Capacity, it.Status.Name(), it.RegisteredAt, it.MandateId);
}

/// <summary>
/// The registrations of a conference, in the order of their ids, which is the order in which they were made. Read live from the conference: one offer or one closing changes
/// many of them at once.
/// </summary>
public static class RegistrationList
{
    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/conference/conferences/{id:guid}/registrations", List)
        .WithMetadata(EndpointKind.Lists).Produces<Page<RegistrationItem>>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
        .ProducesProblem(422).RequireRoles(Roles.Office);

    private static async Task<IResult> List(
        Guid id, string? category, string? status, Guid? organisationId, PageRequest page, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.Named<RegistrationCategory>(category, "category");
        check.Named<RegistrationStatus>(status, "status");
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await commands.Find<ConferenceState>(id, cancellation) is not { } conference) return Problems.Of(new UnknownConference());

        var found = conference.Registrations.Values.Select(RegistrationItem.Of)
            .Where(it => (category ?? it.Category) == it.Category && (status ?? it.Status) == it.Status && (organisationId ?? it.OrganisationId) == it.OrganisationId)
            .OrderBy(it => it.Id).ToList();
        return await page.Of<Guid, RegistrationItem, RegistrationItem>(
            (after, limit) => Task.FromResult(found.Where(it => after is not { } last || it.Id.CompareTo(last) > 0).Take(limit).ToList()), it => it.Id, Task.FromResult);
    }
}
