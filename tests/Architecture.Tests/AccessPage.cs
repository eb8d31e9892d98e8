using System.Text;
using Bkmo.Identity.Rights;
using Bkmo.ServiceDefaults;
using static System.FormattableString;

namespace Bkmo.Architecture.Tests;

/// <summary>Renders <c>docs/access.md</c> from the one table of roles and the one of actions.</summary>
internal static class AccessPage
{
    internal static string Render()
    {
        var page = new StringBuilder();
        page.Append(
            """
            # Who may do what

            Rendered from the tables in `services/Identity/Rights`; the same is served at `/api/identity/permissions`. A test compares both with every address of every service, and walks each address as a person of each role.

            Whoever is not named is refused (403). Of what belongs to one organisation, committee or centre, everybody outside hears that there is no such thing (404). A role holds in its scope for a time, and no role includes another.

            *own conference*: the role counts at the conference that it is held for. At every other one its holder hears that there is no such thing (404), unless another role opens it.

            ## Roles

            | role | holds in | second factor | granted by | never together with |
            |---|---|---|---|---|

            """);
        foreach (var role in RoleTable.All.Values.OrderBy(role => role.Name, StringComparer.Ordinal))
            page.Append(Invariant($"| `{role.Name}` | {role.Scope.Name()} | {(role.NeedsSecondFactor ? "yes" : "")} | {Listed(role.GrantedBy)} | {Listed(Apart(role.Name))} |\n"));
        foreach (var service in Permissions.All.GroupBy(row => row.Service, StringComparer.Ordinal))
        {
            page.Append(Invariant($"\n## {char.ToUpperInvariant(service.Key[0])}{service.Key[1..]}\n\n| action | who | addresses |\n|---|---|---|\n"));
            foreach (var row in service) page.Append(Invariant($"| {row.Action} | {Who(row)} | {string.Join("<br>", row.Endpoints.Select(endpoint => $"`{endpoint}`"))} |\n"));
        }
        return page.ToString();
    }

    private static string Who(Permission row) => row.Only switch
    {
        "anyone" => "anyone, also without signing in",
        "session" => "whoever has signed in, for their own account",
        _ => (row.Roles.Count == Roles.OfPeople.Count ? "every role of people" : Listed(row.Roles.Select(role => row.AtOwnConference.Contains(role) ? $"{role} (own conference)" : role))) + (row.InOwnScope ? ", in the own scope" : ""),
    };

    private static List<string> Apart(string role)
    {
        var others = RoleTable.All.Keys.Where(other => RoleTable.AreApart(role, other)).Order(StringComparer.Ordinal).ToList();
        return others.Count > RoleTable.All.Count / 2 ? ["every other but " + string.Join(", ", RoleTable.All.Keys.Except(others, StringComparer.Ordinal).Where(other => other != role))] : others;
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names);
}
