using static Bkmo.ServiceDefaults.Roles;

namespace Bkmo.Identity.Rights;

/// <summary>Who may do one thing.</summary>
/// <param name="Service">Where it is done.</param>
/// <param name="Action">What is done.</param>
/// <param name="Roles">One of these is needed; empty when <paramref name="Only"/> says who is meant instead.</param>
/// <param name="Endpoints">Methods and addresses that do it.</param>
/// <param name="Only"><c>session</c>: whoever has signed in, for their own account. <c>anyone</c>: also without signing in. Null when roles decide.</param>
/// <param name="InOwnScope">Whether a role counts in its own scope only; everybody else is told that there is no such thing (404).</param>
internal sealed record Permission(
    string Service, string Action, IReadOnlyList<string> Roles, IReadOnlyList<string> Endpoints, string? Only = null, bool InOwnScope = false)
{
    /// <summary>
    /// Those of the roles that count at the conference only that they are held for; at every other one their holders are told that there is no such thing (404).
    /// None where every role of people opens: there it is not the role that counts.
    /// </summary>
    public IReadOnlyList<string> AtOwnConference { get; } =
        Roles.Count == ServiceDefaults.Roles.OfPeople.Count ? [] : [.. Roles.Where(role => ServiceDefaults.Roles.OfConference.Contains(role, StringComparer.Ordinal))];
}

/// <summary>The matrix of actions and roles. Services decide by their own endpoints' rules; tests compare both.</summary>
internal static partial class Permissions
{
    private const string Session = "session", Anyone = "anyone";
    private static readonly string[] Services = ["membership", "conference", "advocacy", "counselling", "identity"];
    private static readonly string[] Federation = [Office, Board], Inside = [Counsellor, CentreLead];
    private static readonly string[] Organised = [Office, Board, OrganisationRepresentative], Acting = [Office, OrganisationRepresentative];
    private static readonly string[] Attending = [Office, Board, ElectionOfficer, Teller, Roles.Delegate, OrganisationRepresentative];

    /// <summary>Every row.</summary>
    internal static IReadOnlyList<Permission> All { get; } =
    [
        .. In("membership", "/api/membership",
            ("read the directory", Organised, ["GET /organisations"]),
            ("export the register", Federation, ["GET /organisations/export", "GET /memberships/export"]),
            ("read application forms", Organised, ["GET /application-forms/{kind}"]),
            ("enter organisations", [Office], ["POST /organisations"]),
            ("decide about memberships", Federation,
            [
                "POST /organisations/{id}/memberships/{kind}/decision", "POST /organisations/{id}/memberships/{kind}/suspension",
                "POST /organisations/{id}/memberships/{kind}/reactivation", "POST /organisations/{id}/memberships/{kind}/end/revocation",
                "POST /organisations/{id}/memberships/{kind}/appeal/decision",
            ]),
            ("correct memberships", [Office], ["POST /organisations/{id}/memberships/{kind}/correction"]),
            ("publish application forms", Federation, ["POST /application-forms/{kind}/versions"]),
            ("import organisations", [Office], ["POST /imports/preview", "POST /imports", "POST /imports/{id}/undo"]),
            ("read imports", Federation, ["GET /imports", "GET /imports/{id}"]),
            ("read what was erased", [Office, Board, DataProtectionOfficer], ["GET /retention"]),
            ("set periods of retention", Federation, ["POST /retention/periods"]),
            ("record umbrellas", [Office], ["PUT /organisations/{id}/umbrellas/{umbrellaId}", "POST /organisations/{id}/umbrellas/{umbrellaId}/end"]),
            ("read figures", Federation, ["GET /figures", "GET /figures/movements"]),
            ("preview delegate keys", [Office, Board, OrganisationRepresentative], ["POST /delegate-keys/preview"])),
        .. In("membership", "/api/membership", inOwnScope: true,
            ("read organisations", Organised,
            [
                "GET /organisations/{id}", "GET /organisations/{id}/memberships/{kind}", "GET /organisations/{id}/memberships/{kind}/application",
                "GET /organisations/{id}/documents", "GET /organisations/{id}/documents/{documentId}", "GET /organisations/{id}/documents/{documentId}/content",
                "GET /organisations/{id}/sponsorships", "GET /organisations/{id}/represented-associations", "GET /organisations/{id}/umbrellas",
                "GET /organisations/{id}/umbrellas/{umbrellaId}", "GET /organisations/{id}/mandates",
            ]),
            ("tend one's organisation", Acting,
            [
                "PUT /organisations/{id}", "POST /organisations/{id}/memberships", "PUT /organisations/{id}/memberships/{kind}/application",
                "POST /organisations/{id}/memberships/{kind}/sponsors", "POST /organisations/{id}/memberships/{kind}/sponsors/{sponsorId}/confirmation",
                "POST /organisations/{id}/memberships/{kind}/appeal", "POST /organisations/{id}/documents", "DELETE /organisations/{id}/documents/{documentId}",
            ]),
            ("end memberships, a representative by notice", Organised, ["POST /organisations/{id}/memberships/{kind}/end"]),
            ("enter and list persons", Acting, ["POST /persons", "GET /persons"]),
            ("read and change a person's data", [.. OfPeople],
            [
                "GET /persons/me", "GET /persons/{id}", "GET /persons/{id}/visibility", "PUT /persons/{id}/name", "PUT /persons/{id}/contact",
                "PUT /persons/{id}/access-needs", "DELETE /persons/{id}/contact", "DELETE /persons/{id}/access-needs", "DELETE /persons/{id}",
                "GET /persons/{personId}/mandates", "GET /persons/{personId}/mandates/{mandateId}", "POST /persons/{personId}/mandates/{mandateId}/end",
            ]),
            ("grant mandates", Acting, ["POST /persons/{personId}/mandates"]),
            ("accept and leave a seat", [.. OfPeople],
            [
                "GET /bodies/{id}/seats/{seatId}", "POST /bodies/{id}/seats/{seatId}/acceptance", "POST /bodies/{id}/seats/{seatId}/vacancy",
            ])),
        .. In("membership", "/api/membership",
            ("link persons to accounts", [Office], ["PUT /persons/{id}/account"]),
            ("read bodies", Organised, ["GET /bodies", "GET /bodies/{id}"]),
            ("form bodies and fill seats", [Office], ["POST /bodies", "POST /bodies/{id}/seats", "POST /bodies/{id}/seats/{seatId}/holder"]),
            ("read the rules of a conference", Organised, ["GET /conferences/{id}"]),
            ("set the proxy rule", Federation, ["PUT /conferences/{id}/proxy-rule"]),
            ("see who was invited to a conference", Organised,
            [
                "GET /conferences/{id}/invitations/{number}/organisations", "GET /conferences/{id}/invitations/{number}/organisations/{organisationId}",
                "GET /conferences/{id}/invitations/{number}/organisations/{organisationId}/pdf",
            ]),
            ("record an invitation by post", [Office], ["POST /conferences/{id}/invitations/{number}/organisations/{organisationId}/posting"]),
            ("read participation", Federation,
            [
                "GET /participation/conferences/{id}", "GET /participation/conferences/{id}/export", "GET /participation/bodies/{id}", "GET /participation/bodies/{id}/export",
            ]),
            ("export", Federation, ["GET /exports/popolo"])),
        .. In("membership", "/api/membership",
            ("read headcount reports", Federation, ["GET /headcounts"]),
            ("decide headcount reports", [Office], ["POST /organisations/{id}/headcounts/{year}/decision"]),
            ("read dues schedules", [Office, Board, OrganisationRepresentative], ["GET /dues/schedules", "GET /dues/schedules/{number}"]),
            ("keep dues schedules", Federation, ["POST /dues/schedules", "POST /dues/schedules/{number}/sign-off"]),
            ("reduce and waive dues", Federation,
            [
                "POST /organisations/{id}/dues-reductions", "POST /organisations/{id}/dues-reductions/{reductionId}/end", "POST /dues/{year}/invoices/{number}/waiver",
            ]),
            ("read dues", Federation, ["GET /dues/{year}", "GET /dues/invoices", "POST /dues/{year}/runs/preview"]),
            ("keep delegate keys", Federation,
                ["POST /delegate-keys/preview-of-day", "POST /delegate-keys", "POST /delegate-keys/{id}/lot", "GET /delegate-keys/{id}"]),
            ("sign delegate keys off", [Board], ["POST /delegate-keys/{id}/sign-off"]),
            ("list delegate keys", [Office, Board, OrganisationRepresentative], ["GET /delegate-keys"]),
            ("book bank statements", [Office],
            [
                "POST /dues/statements", "GET /dues/transactions", "GET /dues/transactions/{id}", "POST /dues/transactions/{id}/assignment",
                "POST /dues/transactions/{id}/set-aside", "POST /dues/transactions/{id}/release",
            ]),
            ("issue invoices and remind of them", [Office],
                ["POST /dues/{year}/runs", "POST /dues/{year}/invoices/{number}/reminders", "POST /dues/{year}/invoices/{number}/cancellation"])),
        .. In("membership", "/api/membership", inOwnScope: true,
            ("hand in headcount reports", [Office, OrganisationRepresentative], ["POST /organisations/{id}/headcounts"]),
            ("read headcount reports and dues of an organisation", [Office, Board, OrganisationRepresentative],
            [
                "GET /organisations/{id}/headcounts", "GET /organisations/{id}/headcounts/{year}", "GET /organisations/{id}/dues-reductions",
                "GET /organisations/{id}/dues-reductions/{reductionId}", "GET /organisations/{id}/invoices", "GET /dues/{year}/invoices/{number}",
                "GET /dues/{year}/invoices/{number}/pdf", "GET /dues/{year}/invoices/{number}/reminder/pdf",
                "GET /delegate-keys/{id}/organisations/{organisationId}",
            ])),
        .. OfConference,
        .. In("advocacy", "/api/advocacy",
            ("read advocacy", Federation,
            [
                "GET /committees", "GET /committees/{id}", "GET /alliances", "GET /alliances/{id}", "GET /alliances/{id}/members/{memberId}", "GET /local-committees",
                "GET /local-committees/{id}", "GET /local-committees/{id}/members/{memberId}", "GET /texts", "GET /texts/{id}", "GET /texts/{id}/versions/{number}",
            ]),
            ("record committees and alliances", Federation,
            [
                "POST /committees", "POST /alliances", "POST /alliances/{id}/members", "POST /alliances/{id}/members/{memberId}/leave", "POST /local-committees",
                "POST /local-committees/{id}/members",
            ]),
            ("write and publish texts", Federation, ["POST /texts", "PUT /texts/{id}", "POST /texts/{id}/publication", "POST /texts/{id}/withdrawal"])),
        .. In("counselling", "/api/counselling",
            ("find centres", [.. OfPeople], ["GET /centres", "GET /centres/{id}"]),
            ("open and close centres", [Office], ["POST /centres", "POST /centres/{id}/closure"]),
            ("record a first contact", [Counsellor, CentreLead, Office], ["POST /cases"]),
            ("list cases", Inside, ["GET /cases"])),
        .. In("counselling", "/api/counselling", inOwnScope: true,
            ("work on cases", Inside, ["GET /cases/{id}", "POST /cases/{id}/contents", "POST /cases/{id}/closure", "POST /cases/{id}/reopening"]),
            ("see who read a case", [Counsellor, CentreLead, DataProtectionOfficer], ["GET /cases/{id}/accesses"])),
        .. Services.SelectMany(service => In(service, $"/api/{service}", ("read the audit", [Auditor, DataProtectionOfficer], ["GET /audit", "GET /audit/export"]))),
        .. In("identity", "/api/identity",
            ("invite", [Office], ["POST /invitations", "GET /invitations", "DELETE /invitations/{id}"]),
            ("keep accounts", [Office], ["GET /accounts", "GET /accounts/{id}", "POST /accounts/{id}/lock", "POST /accounts/{id}/unlock", "DELETE /accounts/{id}/second-factor", "POST /accounts/{id}/closure"]),
            ("grant and end roles", [Office], ["POST /accounts/{id}/roles", "DELETE /accounts/{id}/roles/{grantId}"]),
            ("keep service accounts", [Office], ["POST /service-accounts", "GET /service-accounts", "GET /service-accounts/{id}", "POST /service-accounts/{id}/tokens"])),
        .. For(Session, "own account", ["GET /account", "POST /account/password", "POST /account/totp", "POST /account/totp/confirm", "DELETE /account/totp", "POST /account/recovery-codes", "GET /permissions", "GET /access"]),
        .. For(Session, "own passkeys",
        [
            "POST /account/passkeys/options", "POST /account/passkeys", "GET /account/passkeys", "GET /account/passkeys/{id}", "PUT /account/passkeys/{id}",
            "DELETE /account/passkeys/{id}",
        ]),
        .. For(Session, "own external logins",
        [
            "POST /account/external-logins/options", "POST /account/external-logins", "GET /account/external-logins", "GET /account/external-logins/{id}",
            "DELETE /account/external-logins/{id}",
        ]),
        .. For(Session, "own sessions", ["GET /sessions", "DELETE /sessions/{id}", "DELETE /sessions", "POST /sessions/current/confirmation/options", "POST /sessions/current/confirmation"]),
        .. For(Anyone, "get in",
        [
            "POST /invitations/accept", "POST /sessions", "POST /sessions/passkey/options", "POST /sessions/passkey", "POST /sessions/oidc", "POST /sessions/oidc/finish",
            "POST /password-resets", "POST /password-resets/accept",
        ]),
    ];

    private static IEnumerable<Permission> In(string service, string below, params (string Action, string[] Roles, string[] Endpoints)[] rows) =>
        In(service, below, inOwnScope: false, rows);

    private static IEnumerable<Permission> In(string service, string below, bool inOwnScope, params (string Action, string[] Roles, string[] Endpoints)[] rows) =>
        rows.Select(row => new Permission(service, row.Action, row.Roles, Below(below, row.Endpoints), InOwnScope: inOwnScope));

    private static IEnumerable<Permission> For(string only, string action, string[] endpoints) => [new("identity", action, [], Below("/api/identity", endpoints), only)];

    private static string[] Below(string path, string[] endpoints) => [.. endpoints.Select(endpoint => endpoint.Replace(" /", $" {path}/", StringComparison.Ordinal))];
}
