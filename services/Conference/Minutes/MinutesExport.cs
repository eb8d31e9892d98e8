using Bkmo.Conference.Agenda;
using Bkmo.Conference.Conferences;

namespace Bkmo.Conference.Minutes;

/// <summary>What an export of minutes is made of.</summary>
/// <param name="Plan">Name, days and venue of the conference.</param>
/// <param name="Document">The version with its texts.</param>
/// <param name="Language"><c>de</c> or <c>en</c>.</param>
public sealed record PrintedMinutes(ConferencePlan Plan, MinutesDocument Document, string Language)
{
    /// <summary>What it is called.</summary>
    public string Title => In($"Protokoll der Mitgliederversammlung: {Plan.Name}", $"Minutes of the members' assembly: {Plan.Name}");

    /// <summary>Version, and whether it is a draft.</summary>
    public string Standing => Document.Version.IsSigned
        ? In(FormattableString.Invariant($"Fassung {Document.Version.Number}, unterschrieben"), FormattableString.Invariant($"Version {Document.Version.Number}, signed"))
        : In(FormattableString.Invariant($"Fassung {Document.Version.Number}, Entwurf"), FormattableString.Invariant($"Version {Document.Version.Number}, draft"));

    /// <summary>Days and place.</summary>
    public string Held
    {
        get
        {
            var days = Plan.StartsOn is { } from ? Plan.EndsOn is { } until && until != from ? $"{Day(from)} – {Day(until)}" : Day(from) : null;
            return string.Join(", ", new[] { days, Plan.Venue }.Where(part => part is not null));
        }
    }

    /// <summary>The sentence in the language of the export.</summary>
    public string Of(MinutesFact fact) => In(fact.De, fact.En);

    /// <summary>Day and time in Berlin.</summary>
    public string When(DateTimeOffset at)
    {
        var local = Berlin.LocalOf(at);
        return local.ToString(In("dd.MM.yyyy, HH:mm 'Uhr'", "yyyy-MM-dd, HH:mm"), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>One of both, by the language.</summary>
    public string In(string de, string en) => new Text(de, en).In(Language);

    private string Day(DateOnly day) => day.ToString(In("dd.MM.yyyy", "yyyy-MM-dd"), System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Exports minutes as HTML and as PDF; <c>?version=</c> chooses one that was signed off, <c>?language=</c> the language of the facts.</summary>
public static class ExportMinutes
{
    private const string Html = "text/html", Pdf = "application/pdf";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(AssembleMinutes.Route + "/html", AsHtml).Exports(Html).RequireRoles(MeetingAccess.Chair);
        routes.MapGet(AssembleMinutes.Route + "/pdf", AsPdf).Exports(Pdf).RequireRoles(MeetingAccess.Chair);
    }

    private static RouteHandlerBuilder Exports(this RouteHandlerBuilder endpoint, string type) => endpoint.WithMetadata(EndpointKind.Exports)
        .Produces(StatusCodes.Status200OK, contentType: type).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static Task<IResult> AsHtml(
        Guid id, int? version, string? language, Commands commands, IKeyRing keys, HttpResponse response, CancellationToken cancellation) =>
        Answer(id, version, language, commands, keys, response, printed =>
        {
            // Nothing of the page runs or is fetched; only its own style applies.
            response.Headers.ContentSecurityPolicy = $"default-src 'none'; frame-ancestors 'none'; style-src '{MinutesHtml.StyleHash}'";
            return Results.Content(MinutesHtml.Of(printed), Html + "; charset=utf-8");
        }, cancellation);

    private static Task<IResult> AsPdf(
        Guid id, int? version, string? language, Commands commands, IKeyRing keys, HttpResponse response, CancellationToken cancellation) =>
        Answer(id, version, language, commands, keys, response, printed =>
            Results.File(MinutesPdf.Of(printed), Pdf, FormattableString.Invariant($"protokoll-{printed.Plan.Number}-{printed.Document.Version.Number}.pdf")), cancellation);

    private static async Task<IResult> Answer(
        Guid id, int? version, string? language, Commands commands, IKeyRing keys, HttpResponse response, Func<PrintedMinutes, IResult> print, CancellationToken cancellation)
    {
        var check = new Check();
        check.That(language is null or Languages.German or Languages.English, "language", new("Möglich sind: de, en.", "Must be one of: de, en."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        var minutes = await commands.Find<MinutesState>(MinutesState.IdOf(id), cancellation);
        if (minutes?.Find(version) is not { } shown || await commands.Find<ConferenceState>(id, cancellation) is not { Plan: { } plan }) return Problems.Of(new UnknownMinutes());
        var chosen = language ?? Languages.German;
        response.Headers.ContentLanguage = chosen;
        return print(new(plan, await MinutesDocument.Open(shown, commands, keys, cancellation), chosen));
    }
}
