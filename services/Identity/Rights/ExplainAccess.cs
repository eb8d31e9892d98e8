using Bkmo.Identity.Accounts;
using Bkmo.Identity.Persons;
using Bkmo.Identity.Sessions;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Rights;

/// <summary>Who can see or change what is at an address, and why: answered from the matrix, for everybody who has signed in.</summary>
internal static class ExplainAccess
{
    /// <summary>Who may do what with one thing.</summary>
    /// <param name="Path">The address that was asked about.</param>
    /// <param name="Acts">Everything that can be done there.</param>
    internal sealed record Answer(string Path, IReadOnlyList<Act> Acts);

    /// <summary>One thing that can be done.</summary>
    /// <param name="Method">How it is asked for.</param>
    /// <param name="Action">What it is, as in the matrix.</param>
    /// <param name="You">Whether a role of yours allows it, if the thing lies in its scope; where the address names a conference, whether it lies there.</param>
    /// <param name="Who">Everybody who may, and why.</param>
    internal sealed record Act(string Method, string Action, bool You, IReadOnlyList<Holder> Who);

    /// <summary>Holders of a role.</summary>
    /// <param name="Role">The role; <c>session</c> for whoever has signed in, <c>anyone</c> for everybody.</param>
    /// <param name="Holders">How many accounts hold it now, in whichever scope; null where that says nothing.</param>
    /// <param name="Because">The reason, in the reader's language.</param>
    internal sealed record Holder(string Role, int? Holders, string Because);

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/identity/access", Handle).Produces<Answer>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ForOneself().EvenWithoutSecondFactor();

    /// <param name="path">Address of the thing, for instance <c>/api/membership/organisations/01a2…</c>.</param>
    /// <param name="desk">The request's.</param>
    /// <param name="cancellation">The caller has gone.</param>
    private static async Task<IResult> Handle(string path, Desk desk, CancellationToken cancellation)
    {
        var check = new Check();
        check.That(path.Length <= 500 && path.StartsWith("/api/", StringComparison.Ordinal), "path", new(
            "Erwartet wird eine Adresse der Schnittstelle wie „/api/membership/figures“.", "Expected is an address of the API such as /api/membership/figures."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        var found = Permissions.All.SelectMany(row => row.Endpoints.Select(endpoint => (Row: row, Method: endpoint.Split(' ')[0], Pattern: endpoint.Split(' ')[1])))
            .Where(entry => Match(entry.Pattern, path) is not null).Select(entry => (entry.Row, entry.Method, Conference: ConferenceIn(entry.Pattern, path))).ToList();
        if (found.Count == 0) return ConventionTexts.NotFound();
        var holders = await Holders(desk, cancellation);
        var (standing, language) = (desk.Caller.SignedIn, Languages.Of(desk.Http.Request));
        return Results.Json(new Answer(path, [.. found.Select(entry => new Act(
            entry.Method, entry.Row.Action, entry.Row.Only is not null || entry.Row.Roles.Any(role => Holds(standing, entry.Row, role, entry.Conference)),
            [.. Who(entry.Row, holders).Select(who => new Holder(who.Role, who.Holders, who.Because.In(language)))]))]), ServiceJson.Options);
    }

    private static RouteValueDictionary? Match(string pattern, string path)
    {
        var values = new RouteValueDictionary();
        return new TemplateMatcher(TemplateParser.Parse(pattern), []).TryMatch(path, values) ? values : null;
    }

    private static Guid? ConferenceIn(string pattern, string path) =>
        pattern.StartsWith("/api/conference/conferences/{id}", StringComparison.Ordinal) && Guid.TryParse(Match(pattern, path)!["id"] as string, out var id) ? id : null;

    // Of a poll or an election the address does not say at which conference it is.
    private static bool Holds(Standing standing, Permission row, string role, Guid? conference) => conference is { } id && row.AtOwnConference.Contains(role, StringComparer.Ordinal)
        ? standing.Grants.Any(grant => grant.Role == role && grant.ScopeId == id)
        : standing.Holds(role);

    private static IEnumerable<(string Role, int? Holders, Text Because)> Who(Permission row, Dictionary<string, int> holders) => row.Only switch
    {
        "anyone" => [("anyone", null, new("Das ist auch ohne Anmeldung möglich.", "This is possible even without signing in."))],
        "session" => [("session", null, new("Wer sich angemeldet hat, darf es für das eigene Konto.", "Whoever has signed in may, for their own account."))],
        _ => row.Roles.Select(role => (role, (int?)holders.GetValueOrDefault(role), Because(row, role))),
    };

    private static Text Because(Permission row, string role)
    {
        if (row.AtOwnConference.Contains(role, StringComparer.Ordinal))
            return new(
                $"Die Rolle „{role}“ schließt „{row.Action}“ ein, aber nur bei der Konferenz, für die sie gilt; bei jeder anderen ist es, als gäbe es das nicht.",
                $"The role {role} includes “{row.Action}”, but at the conference only that it is held for; at every other one it is as if there were nothing.");
        return RoleTable.Of(role).Scope is ScopeKind.Federation || !row.InOwnScope ? Everywhere(row, role) : InItsScope(row, role);
    }

    private static Text Everywhere(Permission row, string role) => new($"Die Rolle „{role}“ schließt „{row.Action}“ ein.", $"The role {role} includes “{row.Action}”.");

    private static Text InItsScope(Permission row, string role) => new(
        $"Die Rolle „{role}“ schließt „{row.Action}“ ein, aber nur im eigenen Bereich; für alle anderen ist es, als gäbe es das nicht.",
        $"The role {role} includes “{row.Action}”, but in its own scope only; for everybody else it is as if there were nothing.");

    private static async Task<Dictionary<string, int>> Holders(Desk desk, CancellationToken cancellation)
    {
        var (now, today) = (desk.Now, Eventing.Berlin.DayOf(desk.Now));
        var granted = desk.Db.Grants.Where(g => g.EndedAt == null && g.ValidFrom <= now && (g.ValidUntil == null || g.ValidUntil > now))
            .Select(g => new { g.AccountId, g.Role });
        var mandated = desk.Db.MandatedRoles.Where(role => role.From <= today && (role.Until == null || role.Until >= today))
            .Join(AccountPersons.Of(desk.Db), role => role.PersonId, own => own.PersonId, (role, own) => new { own.AccountId, role.Role });
        return (await granted.Union(mandated).GroupBy(held => held.Role).Select(held => new { Role = held.Key, Count = held.Select(h => h.AccountId).Distinct().Count() })
            .ToListAsync(cancellation)).ToDictionary(held => held.Role, held => held.Count, StringComparer.Ordinal);
    }
}
