using Bkmo.Membership.Conferences;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Persons;

namespace Bkmo.Membership.Mandates;

public static partial class GrantMandate
{
    /// <summary>The mandate.</summary>
    /// <param name="OrganisationId">The organisation to act for.</param>
    /// <param name="Function">In which function.</param>
    /// <param name="ConferenceId">The conference, for delegates and deputies only.</param>
    /// <param name="From">First day; today when left out.</param>
    /// <param name="Until">Last day; without end when left out.</param>
    /// <param name="Replaces">The mandate whose place it takes; that one ends on the day before.</param>
    /// <param name="Reason">Why the office acts in the organisation's place, at most 500 characters, about the act and not the person; needed for the office.</param>
    public sealed record Request(
        Guid OrganisationId, MandateFunction Function, Guid? ConferenceId = null, DateOnly? From = null, DateOnly? Until = null, ReplacesRequest? Replaces = null,
        string? Reason = null);

    /// <summary>A mandate whose place another one takes.</summary>
    /// <param name="PersonId">Who holds it.</param>
    /// <param name="MandateId">The mandate.</param>
    public sealed record ReplacesRequest(Guid PersonId, Guid MandateId);

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/membership/persons/{personId:guid}/mandates", Handle).Critical()
        .Creates<MandateView>().RequireRoles(Roles.Office, Roles.OrganisationRepresentative);

    private static async Task<IResult> Handle(Guid personId, Request request, Commands commands, PersonFinder finder, CancellationToken cancellation)
    {
        if (await finder.Find(personId, cancellation) is null) return Problems.Of(new UnknownPerson());
        if (!OwnOrganisations.MayActFor(commands.Actor, request.OrganisationId)
            || await commands.Find<Organisation>(request.OrganisationId, cancellation) is not { } organisation) return Problems.Of(new UnknownOrganisation());
        var check = new Check();
        check.Day(request.From, "from");
        check.Day(request.Until, "until");
        var reason = Reasons.Of(check, request.Reason, commands.Actor, request.OrganisationId);
        check.That(request.ConferenceId is null || request.Function.IsOfConference(), "conferenceId", new(
            "Eine Konferenz gehört nur zum Mandat von Delegierten.", "A conference goes with the mandates of delegates only."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        var replaced = request.Replaces is null ? null : await Replaced(request.Replaces, personId, request.OrganisationId, commands, cancellation);
        if (request.Replaces is not null && replaced is null) return Problems.Of(new UnknownMandate());

        var (id, today) = (commands.NewId(), Berlin.DayOf(commands.Now));
        var command = new Command(
            id, request.OrganisationId, request.Function, request.ConferenceId, request.From ?? today, request.Until, replaced, reason, commands.Actor.Id, commands.Now);
        var conference = request.ConferenceId is { } conferenceId ? await commands.Find<KnownConference>(conferenceId, cancellation) : null;
        var facts = new Facts(organisation, conference);
        var result = await commands.Add<Person>(
            personId, MandateView.PathOf(personId, id), state => Decide(state, command, facts), state => MandateView.Of(personId, state, id, today), cancellation,
            state => state.FindMandate(id)?.Version);
        // The grant says what it replaces, and our own message ends that for certain; here it is done at once.
        if (replaced is { IsSamePerson: false, PersonId: var holder } && result is IStatusCodeHttpResult { StatusCode: StatusCodes.Status201Created })
            await commands.Record<Person>(
                holder, state => EndReplacedMandate.Decide(state, new(replaced.Mandate.Id, command.From, commands.Actor.Id, commands.Now)), cancellation);
        return result;
    }

    private static async Task<Replacement?> Replaced(
        ReplacesRequest request, Guid personId, Guid organisationId, Commands commands, CancellationToken cancellation) =>
        await commands.Find<Person>(request.PersonId, cancellation) is { } holder
            && holder.FindMandate(request.MandateId) is { } mandate && mandate.OrganisationId == organisationId
            ? new(request.PersonId, request.PersonId == personId, mandate) : null;
}

/// <summary>Reasons for acting in an organisation's place.</summary>
internal static class Reasons
{
    /// <summary>The reason, which the office owes and a representative of the organisation does not.</summary>
    internal static string? Of(Check check, string? reason, Actor actor, Guid organisationId)
    {
        var given = check.OptionalLines(reason, "reason", 500);
        check.That(given is not null || OwnOrganisations.Represents(actor, organisationId), "reason", new(
            "Handelt die Geschäftsstelle für eine Organisation, nennt sie den Grund.", "The office acts for an organisation with a reason."));
        return given;
    }
}
