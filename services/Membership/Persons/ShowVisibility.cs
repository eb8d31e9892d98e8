namespace Bkmo.Membership.Persons;

/// <summary>Who can see data of a person, and why.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Erased">Whether the data were erased: then nobody sees anything.</param>
/// <param name="SeenBy">One line for each who sees, and what.</param>
public sealed record VisibilityView(Guid PersonId, bool Erased, IReadOnlyList<VisibilityLine> SeenBy);

/// <summary>Somebody who sees something.</summary>
/// <param name="Role">The role that sees; <c>person</c> is the person herself or himself.</param>
/// <param name="Scope"><c>federation</c>, <c>organisation</c> or <c>person</c>.</param>
/// <param name="OrganisationId">The organisation whose representatives see.</param>
/// <param name="Purpose">What is seen: <c>name</c>, <c>contact</c> or <c>access-needs</c>.</param>
/// <param name="OnRecord">Whether there is anything of it.</param>
/// <param name="MayChange">Whether it may be changed too.</param>
/// <param name="Because">The reason.</param>
public sealed record VisibilityLine(string Role, string Scope, Guid? OrganisationId, PersonPurpose Purpose, bool OnRecord, bool MayChange, Text Because);

/// <summary>Answers "who can see this about me, and why", from the rule by which access is decided.</summary>
public static class ShowVisibility
{
    /// <summary>The lines for a person on <paramref name="today"/>.</summary>
    public static VisibilityView Of(Guid id, Person person, IReadOnlyList<HeldSeat> seats, DateOnly today) => new(
        id, person.Erased,
        [
            .. (person.Erased ? [] : PersonVisibility.Of(person, seats, today)).SelectMany(seer => seer.Purposes.Select(purpose => new VisibilityLine(
                seer.Role, ScopeOf(seer), seer.OrganisationId, purpose, IsOnRecord(person, purpose), seer.MayChange, seer.Because))),
        ]);

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/membership/persons/{id:guid}/visibility", Handle)
        .Queries<Bodies.SeatTermRow, VisibilityView>().ProducesProblem(StatusCodes.Status404NotFound).RequireRoles([.. Roles.OfPeople]);

    // The board knows the name only and is not told by whom else a person is seen.
    private static async Task<IResult> Handle(Guid id, Commands commands, PersonFinder finder, CancellationToken cancellation)
    {
        if (await finder.Find(id, cancellation) is not { } found || !found.Seen.Contains(PersonPurpose.Contact)) return Problems.Of(new UnknownPerson());
        var view = Of(id, found.Person, found.Seats, Berlin.DayOf(commands.Now));
        return Results.Ok(view with { SeenBy = [.. view.SeenBy.Where(line => MayKnow(line, found.Person, commands.Actor))] });
    }

    // For whom else somebody acts is nothing that one organisation learns of another.
    private static bool MayKnow(VisibilityLine line, Person person, Actor actor) =>
        line.OrganisationId is not { } organisation || OwnOrganisations.MayRead(actor, organisation) || PersonVisibility.IsOneself(person, actor);

    private static string ScopeOf(Seer seer) => seer switch
    {
        { Role: PersonVisibility.Oneself } => "person",
        { OrganisationId: not null } => "organisation",
        _ => "federation",
    };

    private static bool IsOnRecord(Person person, PersonPurpose purpose) => purpose switch
    {
        PersonPurpose.Contact => person.Contact is not null,
        PersonPurpose.AccessNeeds => person.AccessNeeds is not null,
        _ => person.Name is not null,
    };
}
