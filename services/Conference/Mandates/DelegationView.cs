using Bkmo.Conference.Conferences;
using Bkmo.Conference.Organisations;
using Bkmo.Conference.Registrations;
using Microsoft.Net.Http.Headers;
using static System.FormattableString;

namespace Bkmo.Conference.Mandates;

/// <summary>What an organisation may send to a conference, and why.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Name">Its name; null while no admission was heard.</param>
/// <param name="Delegates">How many delegates it may send; null while no key is signed off.</param>
/// <param name="Votes">How many votes it has while they do not rest; null while no key is signed off.</param>
/// <param name="KeyId">The key that gives the delegates.</param>
/// <param name="KeyVersion">The key's version.</param>
/// <param name="KeyDate">The day whose facts it rests on.</param>
/// <param name="VotesKeyId">The key that gives the votes.</param>
/// <param name="VotesKeyVersion">That key's version.</param>
/// <param name="RightsRestFrom">First day of the time in which its voting rights rest today; null when they do not rest.</param>
/// <param name="RightsRestUntil">Last day of that time, if known.</param>
/// <param name="Mandates">How many delegates hold a mandate today.</param>
/// <param name="Registered">How many delegates have a living registration.</param>
/// <param name="Explanation">Why so many, in the reader's language.</param>
public sealed record DelegationView(
    Guid OrganisationId, string? Name, long? Delegates, long? Votes, Guid? KeyId, long? KeyVersion, DateOnly? KeyDate, Guid? VotesKeyId, long? VotesKeyVersion,
    DateOnly? RightsRestFrom, DateOnly? RightsRestUntil, int Mandates, int Registered, string Explanation);

/// <summary>Shows delegations: those who run the conference see all, representatives those of their own organisations.</summary>
public static class ShowDelegations
{
    private const string Route = "/api/conference/conferences/{id:guid}/delegations";
    private static readonly string[] SeeAll = [Roles.Office, Roles.Board, Roles.ElectionOfficer, Roles.Teller];

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Route, List).WithMetadata(EndpointKind.Lists).Produces<Page<DelegationView>>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403)
            .ProducesProblem(404).RequireRoles([.. SeeAll, Roles.OrganisationRepresentative]);
        routes.MapGet(Route + "/{organisationId:guid}", Show).Shows<DelegationView>().RequireRoles([.. SeeAll, Roles.OrganisationRepresentative]);
    }

    private static async Task<IResult> List(Guid id, PageRequest page, Commands commands, HttpContext http, CancellationToken cancellation)
    {
        if (await commands.Find<ConferenceState>(id, cancellation) is not { } conference) return Problems.Of(new UnknownConference());
        var delegations = await commands.Find<Delegations>(Delegations.IdOf(id), cancellation) ?? Delegations.Initial;
        var (seen, language) = (delegations.Organisations.Where(organisation => MaySee(commands.Actor, organisation)).ToList(), Answer(http));
        return await page.Of<Guid, Guid, DelegationView>(
            (after, limit) => Task.FromResult(seen.Where(organisation => after is not { } last || organisation.CompareTo(last) > 0).Take(limit).ToList()),
            organisation => organisation,
            async found =>
            {
                var views = new List<DelegationView>();
                foreach (var organisation in found) views.Add(await View(organisation, conference, delegations, commands, language, cancellation));
                return views;
            });
    }

    private static async Task<IResult> Show(Guid id, Guid organisationId, Commands commands, HttpContext http, CancellationToken cancellation)
    {
        if (await commands.Find<ConferenceState>(id, cancellation) is not { } conference) return Problems.Of(new UnknownConference());
        var delegations = await commands.Find<Delegations>(Delegations.IdOf(id), cancellation) ?? Delegations.Initial;
        if (!MaySee(commands.Actor, organisationId) || !delegations.Organisations.Contains(organisationId)) return Problems.Of(new UnknownDelegation());
        var view = await View(organisationId, conference, delegations, commands, Answer(http), cancellation);
        return await commands.ReadAnew<Delegations>(Delegations.IdOf(id), _ => view, cancellation);
    }

    private static bool MaySee(Actor actor, Guid organisationId) => actor.Is(SeeAll) || Persons.Callers.Represents(actor, organisationId);

    private static async Task<DelegationView> View(
        Guid organisationId, ConferenceState conference, Delegations delegations, Commands commands, string language, CancellationToken cancellation)
    {
        var today = Berlin.DayOf(commands.Now);
        var organisation = await commands.Find<KnownOrganisation>(organisationId, cancellation);
        var (delegation, resting) = (delegations.Of(organisationId), organisation?.RestingOn(today));
        return new(
            organisationId, organisation?.Name, delegation?.Delegates, delegation?.Votes, delegation?.DelegatesBy.KeyId, delegation?.DelegatesBy.SourceVersion,
            delegation?.DelegatesBy.KeyDate, delegation?.VotesBy.KeyId, delegation?.VotesBy.SourceVersion, resting?.From, resting?.Until,
            delegations.HoldingOn(today, organisationId).Count(mandate => mandate.Kind is MandateKind.Delegate),
            conference.LivingOf(organisationId, RegistrationCategory.Delegate), DelegationSentences.Of(delegation, resting).In(language));
    }

    private static string Answer(HttpContext http)
    {
        var language = Languages.Of(http.Request);
        http.Response.Headers.ContentLanguage = language;
        http.Response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        return language;
    }
}

/// <summary>Why an organisation may send so many.</summary>
internal static class DelegationSentences
{
    internal static Text Of(Delegation? delegation, RestingTime? resting)
    {
        if (delegation is null) return new(
            "Für diese Konferenz ist noch kein Delegiertenschlüssel freigezeichnet; Anmeldungen von Delegierten warten, bis er da ist.",
            "No delegate key is signed off for this conference yet; registrations of delegates wait until there is one.");
        var (de, en) = Numbers(delegation);
        return resting is null ? new(de, en) : new(
            Invariant($"{de} Die Stimmrechte ruhen seit dem {resting.From:yyyy-MM-dd}."), Invariant($"{en} Voting rights rest since {resting.From:yyyy-MM-dd}."));
    }

    private static (string De, string En) Numbers(Delegation it) => it.DelegatesBy.KeyId == it.VotesBy.KeyId
        ? (Invariant($"{it.Delegates} Delegierte mit zusammen {it.Votes} Stimmen nach {De(it.DelegatesBy)}."),
            Invariant($"{it.Delegates} delegates with {it.Votes} votes together by {En(it.DelegatesBy)}."))
        : (Invariant($"{it.Delegates} Delegierte nach {De(it.DelegatesBy)}; {it.Votes} Stimmen nach {De(it.VotesBy)}."),
            Invariant($"{it.Delegates} delegates by {En(it.DelegatesBy)}; {it.Votes} votes by {En(it.VotesBy)}."));

    private static string De(DelegateKeyHeard key) =>
        Invariant($"Schlüssel {key.KeyId}, Fassung {key.SourceVersion}, Stichtag {key.KeyDate:yyyy-MM-dd}, freigezeichnet am {Berlin.DayOf(key.At):yyyy-MM-dd}");

    private static string En(DelegateKeyHeard key) =>
        Invariant($"key {key.KeyId}, version {key.SourceVersion}, key date {key.KeyDate:yyyy-MM-dd}, signed off on {Berlin.DayOf(key.At):yyyy-MM-dd}");
}

/// <summary>No such delegation, or one of another organisation: the two are told apart by nobody.</summary>
public sealed record UnknownDelegation() : Refusal(RefusalKind.NotFound, new(
    "Diese Delegation gibt es bei dieser Konferenz nicht.", "There is no such delegation at this conference."));
