using Microsoft.Net.Http.Headers;

namespace Bkmo.Membership.DelegateKeys;

/// <summary>Computes a delegate key for numbers that the request brings along. Nothing is stored; the same request has the same answer always.</summary>
public static class PreviewDelegateKey
{
    /// <summary>What to compute.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="Organisations">Organisations with voting membership, at most 20,000, each id once.</param>
    /// <param name="Lot">Ids as drawn, for ties: decides those of which everybody who is equal is in it.</param>
    public sealed record Request(KeyRuleRequest Rule, IReadOnlyList<OrganisationRequest> Organisations, IReadOnlyList<string>? Lot = null);

    /// <summary>One organisation.</summary>
    /// <param name="Id">Any name that tells it apart, 1 to 100 characters.</param>
    /// <param name="Members">Members, 0 to 1,000,000,000,000.</param>
    /// <param name="DuesSettled">Whether its dues are paid or waived.</param>
    public sealed record OrganisationRequest(string Id, long Members, bool DuesSettled);

    /// <summary>The key.</summary>
    /// <param name="Total">Delegates (flat: votes) given: the sum of <paramref name="Delegates"/>.</param>
    /// <param name="Asked">Seats that a proportional rule was to share out; null for other rules.</param>
    /// <param name="MinimumMandates">Delegates of the total that minimum mandates add to what was asked.</param>
    /// <param name="Undecided">Seats that wait for a lot and are nobody's yet.</param>
    /// <param name="Final">Whether every seat is somebody's.</param>
    /// <param name="Explanation">The sums, in the reader's language.</param>
    /// <param name="Delegates">Every organisation, in the order of the request.</param>
    /// <param name="Ties">Seats for which organisations were equal.</param>
    /// <param name="Lot">The lot as handed in.</param>
    public sealed record Answer(
        long Total, int? Asked, int MinimumMandates, int Undecided, bool Final, string Explanation, IReadOnlyList<DelegatesView> Delegates,
        IReadOnlyList<TieView> Ties, IReadOnlyList<string> Lot);

    /// <summary>What one organisation gets.</summary>
    /// <param name="Id">The organisation.</param>
    /// <param name="Delegates">Delegates, or votes where the rule is flat.</param>
    /// <param name="Explanation">Why so many, in the reader's language.</param>
    public sealed record DelegatesView(string Id, long Delegates, string Explanation);

    /// <summary>Organisations with equal remainders or quotients, and fewer seats than organisations.</summary>
    /// <param name="Organisations">Who is equal, in the order of their ids.</param>
    /// <param name="Seats">How many seats are between them.</param>
    /// <param name="Decided">How it was decided; null while it is not.</param>
    /// <param name="Drawn">Who got one of the seats.</param>
    /// <param name="Explanation">The tie in the reader's language.</param>
    public sealed record TieView(IReadOnlyList<string> Organisations, int Seats, TieDecision? Decided, IReadOnlyList<string> Drawn, string Explanation);

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/membership/delegate-keys/preview", Handle).Produces<Answer>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithMetadata(EndpointKind.Computes).RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);

    private static IResult Handle(Request request, HttpContext http)
    {
        var check = new Check();
        var rule = KeyRuleRequest.Rule(request.Rule, check);
        var (organisations, lot) = KeyRequestChecks.Of(request, check);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var language = Languages.Of(http.Request);
        http.Response.Headers.ContentLanguage = language;
        http.Response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        return Results.Ok(View(DelegateKey.Compute(rule!, organisations, lot), language));
    }

    internal static Answer View(ComputedKey key, string language) => new(
        key.Total, key.Asked, key.MinimumMandates, key.Undecided, key.Final, key.Explanation.In(language),
        [.. key.Delegates.Select(share => new DelegatesView(share.Id, share.Delegates, share.Explanation.In(language)))],
        [.. key.Ties.Select(tie => new TieView(tie.Organisations, tie.Seats, tie.Decided, tie.Drawn, tie.Explanation.In(language)))], key.Lot);
}
