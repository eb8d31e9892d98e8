using System.Collections.Frozen;

namespace Bkmo.Identity.Rights;

/// <summary>What a role is.</summary>
/// <param name="Name">As in tokens.</param>
/// <param name="Scope">The one kind of scope that it is held in.</param>
/// <param name="NeedsSecondFactor">Whether nobody uses it after a password alone.</param>
/// <param name="IsCounselling">Whether it belongs to Counselling: sessions end after 30 idle minutes, and nobody grants it to themselves.</param>
/// <param name="GrantedBy">Roles that may grant it to a person; none for what only service accounts hold.</param>
internal sealed record RoleRule(string Name, ScopeKind Scope, bool NeedsSecondFactor, bool IsCounselling, IReadOnlyList<string> GrantedBy);

/// <summary>The one table of roles: where each is held, what it demands, who grants it, and which never meet in one person.</summary>
internal static class RoleTable
{
    private static readonly string[] ByOffice = [Roles.Office];

    /// <summary>All roles.</summary>
    internal static FrozenDictionary<string, RoleRule> All { get; } = new RoleRule[]
    {
        new(Roles.Office, ScopeKind.Federation, true, false, ByOffice),
        new(Roles.Board, ScopeKind.Federation, true, false, ByOffice),
        new(Roles.OrganisationRepresentative, ScopeKind.Organisation, false, false, ByOffice),
        new(Roles.Delegate, ScopeKind.Conference, false, false, ByOffice),
        new(Roles.CommitteeMember, ScopeKind.Committee, false, false, ByOffice),
        new(Roles.CommitteeChair, ScopeKind.Committee, false, false, ByOffice),
        new(Roles.ElectionOfficer, ScopeKind.Conference, true, false, ByOffice),
        new(Roles.Teller, ScopeKind.Conference, false, false, ByOffice),
        new(Roles.Counsellor, ScopeKind.Centre, true, true, ByOffice),
        new(Roles.CentreLead, ScopeKind.Centre, true, true, ByOffice),
        new(Roles.Supervisor, ScopeKind.Centre, true, true, ByOffice),
        new(Roles.Interpreter, ScopeKind.Centre, true, true, ByOffice),
        new(Roles.Auditor, ScopeKind.Federation, false, false, ByOffice),
        new(Roles.DataProtectionOfficer, ScopeKind.Federation, false, false, ByOffice),
        new(Roles.KeyCustodian, ScopeKind.Federation, false, false, ByOffice),
        new(Roles.PlatformAdmin, ScopeKind.Federation, false, false, ByOffice),
        new(Roles.Partner, ScopeKind.Federation, false, false, []),
    }.ToFrozenDictionary(rule => rule.Name, StringComparer.Ordinal);

    // Who keeps the machines or the keys reads no case; who audits does nothing that is audited.
    private static readonly FrozenSet<(string, string)> Apart =
    [
        .. from technical in new[] { Roles.PlatformAdmin, Roles.KeyCustodian } from inside in new[] { Roles.Counsellor, Roles.CentreLead } select (technical, inside),
        .. from acting in All.Keys where acting is not (Roles.Auditor or Roles.DataProtectionOfficer) select (Roles.Auditor, acting),
    ];

    /// <summary>The role of that name.</summary>
    internal static RoleRule Of(string role) => All[role];

    /// <summary>Whether one person may never hold both at a time.</summary>
    internal static bool AreApart(string one, string other) => Apart.Contains((one, other)) || Apart.Contains((other, one));

    /// <summary>Why a holder of <paramref name="held"/> roles may not grant <paramref name="role"/>; null when they may.</summary>
    internal static Refusal? WhyNotGrant(string role, IEnumerable<string> held, bool toOneself)
    {
        var rule = Of(role);
        if (!rule.GrantedBy.Intersect(held, StringComparer.Ordinal).Any()) return new MayNotGrant(role);
        return toOneself && rule.IsCounselling ? new NotToOneself() : null;
    }

    /// <summary>The first two of the roles that overlap in time and may not; null when all of them may meet.</summary>
    internal static RolesApart? WhyNotTogether(IReadOnlyList<(string Role, DateTimeOffset From, DateTimeOffset? Until)> held)
    {
        for (var i = 0; i < held.Count; i++)
            for (var j = i + 1; j < held.Count; j++)
                if (AreApart(held[i].Role, held[j].Role) && Overlap(held[i], held[j])) return new RolesApart(held[i].Role, held[j].Role);
        return null;
    }

    private static bool Overlap((string, DateTimeOffset From, DateTimeOffset? Until) one, (string, DateTimeOffset From, DateTimeOffset? Until) other) =>
        !(one.Until <= other.From) && !(other.Until <= one.From);

    /// <summary>Notes what is wrong with wanted roles in themselves.</summary>
    internal static void WantedRoles(this Check check, IReadOnlyList<RoleRequest> wanted, bool mayBeNone, DateTimeOffset now)
    {
        check.That((mayBeNone || wanted.Count > 0) && wanted.Count <= 20, "roles", new("Erlaubt sind 1 bis 20 Rollen.", "Allowed are 1 to 20 roles."));
        for (var i = 0; i < wanted.Count && i < 20; i++) check.WantedRole(wanted[i], FormattableString.Invariant($"roles[{i}]."), now);
    }

    /// <summary>Notes what is wrong with a wanted role in itself.</summary>
    internal static void WantedRole(this Check check, RoleRequest wanted, string path, DateTimeOffset now)
    {
        if (!check.That(All.TryGetValue(wanted.Role, out var rule), path + "role", new("Diese Rolle gibt es nicht.", "There is no such role."))) return;
        check.That(rule!.Scope is ScopeKind.Federation == wanted.ScopeId is null, path + "scopeId", rule.Scope is ScopeKind.Federation
            ? new("Diese Rolle gilt im ganzen Verband.", "This role holds in the whole federation.")
            : new($"Diese Rolle gilt für genau eines: {rule.Scope.Name()}.", $"This role holds for exactly one {rule.Scope.Name()}."));
        check.That(wanted.Until is null || (wanted.Until > now && wanted.Until > (wanted.From ?? now)), path + "until",
            new("Das Ende liegt vor dem Beginn oder in der Vergangenheit.", "The end is before the beginning or in the past."));
    }
}
