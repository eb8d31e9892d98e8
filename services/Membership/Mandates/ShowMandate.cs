using Bkmo.Membership.Persons;

namespace Bkmo.Membership.Mandates;

/// <summary>A mandate as it is shown.</summary>
/// <param name="Id">The mandate.</param>
/// <param name="PersonId">Who holds it.</param>
/// <param name="OrganisationId">The organisation acted for.</param>
/// <param name="Function">In which function.</param>
/// <param name="ConferenceId">The conference, for delegates and deputies.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null while none is known.</param>
/// <param name="Status">Where it stands today.</param>
/// <param name="Ending">How it was ended; null when nobody ended it.</param>
/// <param name="Version">The mandate's version; in quotes it is the ETag that ending it needs in <c>If-Match</c>.</param>
public sealed record MandateView(
    Guid Id, Guid PersonId, Guid OrganisationId, MandateFunction Function, Guid? ConferenceId, DateOnly From, DateOnly? Until, MandateStatus Status,
    MandateEnding? Ending, long Version)
{
    internal const string Route = "/api/membership/persons/{personId:guid}/mandates/{mandateId:guid}";

    internal static string PathOf(Guid personId, Guid mandateId) => $"/api/membership/persons/{personId}/mandates/{mandateId}";

    internal static MandateView? Of(Guid personId, Person state, Guid mandateId, DateOnly today) =>
        state.FindMandate(mandateId) is { } mandate ? Of(personId, mandate, today) : null;

    internal static MandateView Of(Guid personId, Mandate mandate, DateOnly today) => new(
        mandate.Id, personId, mandate.OrganisationId, mandate.Function, mandate.ConferenceId, mandate.From, mandate.Until, mandate.StatusOn(today), mandate.Ending,
        mandate.Version);
}

/// <summary>The mandates of one person, oldest first.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Mandates">Those that the asker may see: a representative those of her own organisations.</param>
public sealed record PersonMandatesView(Guid PersonId, IReadOnlyList<MandateView> Mandates);

/// <summary>Shows one mandate, and all of one person, to the organisation, to the person, to office and board.</summary>
public static class ShowMandate
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(MandateView.Route, Show).Shows<MandateView>().RequireRoles([.. Roles.OfPeople]);
        routes.MapGet("/api/membership/persons/{personId:guid}/mandates", ShowAll).Shows<PersonMandatesView>().RequireRoles([.. Roles.OfPeople]);
    }

    private static async Task<IResult> Show(Guid personId, Guid mandateId, Commands commands, CancellationToken cancellation)
    {
        var person = await commands.Find<Person>(personId, cancellation);
        if (person?.FindMandate(mandateId) is not { } mandate || !MaySee(person, mandate, commands.Actor)) return Problems.Of(new UnknownMandate());
        return await commands.Read<Person>(
            personId, state => MandateView.Of(personId, state, mandateId, Berlin.DayOf(commands.Now)), cancellation, state => state.FindMandate(mandateId)?.Version);
    }

    private static async Task<IResult> ShowAll(Guid personId, Commands commands, PersonFinder finder, CancellationToken cancellation)
    {
        if (await finder.Find(personId, cancellation) is not { Person: var person }) return Problems.Of(new UnknownPerson());
        var today = Berlin.DayOf(commands.Now);
        var seen = person.Mandates.Where(mandate => MaySee(person, mandate, commands.Actor)).Select(mandate => MandateView.Of(personId, mandate, today));
        var view = new PersonMandatesView(personId, [.. seen]);
        return await commands.Read<Person>(personId, _ => view, cancellation, _ => person.Version);
    }

    private static bool MaySee(Person person, Mandate mandate, Actor actor) =>
        OwnOrganisations.MayRead(actor, mandate.OrganisationId) || PersonVisibility.IsOneself(person, actor);
}
