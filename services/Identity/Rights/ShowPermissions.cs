using Bkmo.Identity.Accounts;

namespace Bkmo.Identity.Rights;

/// <summary>Which role may do what, as one table.</summary>
internal static class ShowPermissions
{
    /// <summary>The table.</summary>
    /// <param name="Roles">All roles, with where each is held and what it demands.</param>
    /// <param name="Permissions">One row for each action.</param>
    internal sealed record Answer(IReadOnlyList<RoleView> Roles, IReadOnlyList<Permission> Permissions);

    /// <summary>A role.</summary>
    /// <param name="Name">As in tokens.</param>
    /// <param name="Scope">The kind of scope that it is held in.</param>
    /// <param name="NeedsSecondFactor">Whether nobody uses it after a password alone.</param>
    /// <param name="GrantedBy">Roles that may grant it.</param>
    /// <param name="NeverWith">Roles that the same person never holds at that time.</param>
    internal sealed record RoleView(string Name, ScopeKind Scope, bool NeedsSecondFactor, IReadOnlyList<string> GrantedBy, IReadOnlyList<string> NeverWith);

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/identity/permissions", Handle).Produces<Answer>().ForOneself().EvenWithoutSecondFactor();

    private static IResult Handle() => Results.Json(new Answer(
        [.. RoleTable.All.Values.OrderBy(role => role.Name, StringComparer.Ordinal).Select(View)], Permissions.All), ServiceJson.Options);

    private static RoleView View(RoleRule role) => new(
        role.Name, role.Scope, role.NeedsSecondFactor, role.GrantedBy,
        [.. RoleTable.All.Keys.Where(other => RoleTable.AreApart(role.Name, other)).Order(StringComparer.Ordinal)]);
}
