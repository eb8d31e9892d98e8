using Bkmo.Identity.Accounts;
using Bkmo.Identity.Rights;
using Bkmo.Identity.ServiceAccounts;
using Bkmo.Identity.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Introspection;

/// <summary>Tells the gateway, and nobody else, whom a token belongs to and what they may do now.</summary>
internal static class Introspect
{
    /// <summary>With so many the internal token grows by less than 3 KiB; services read 16 KiB of headers.</summary>
    internal const int MostConferenceRoles = 64;

    /// <summary>Which token.</summary>
    /// <param name="TokenHash">SHA-256 of the token as it was shown, prefix included, in hex: the token itself never leaves the gateway.</param>
    internal sealed record Request(string TokenHash);

    /// <summary>Whom it belongs to.</summary>
    /// <param name="Subject">Id of the account.</param>
    /// <param name="SessionId">Id of the session, or of a service account's token.</param>
    /// <param name="Roles">Roles of now; none while <paramref name="MayOnly"/> says what is allowed instead.</param>
    /// <param name="Organisations">Organisations that the account represents.</param>
    /// <param name="Centres">Centres that it counsels in or leads.</param>
    /// <param name="ConferenceRoles">Its roles of one conference with their conferences; of more than <see cref="MostConferenceRoles"/> those that were granted last.</param>
    /// <param name="Scopes">What a service account may be used for; empty for persons.</param>
    /// <param name="AuthenticatedAt">When the owner last proved to be who they are; null for service accounts.</param>
    /// <param name="ExpiresAt">The end unless the session is used before.</param>
    /// <param name="MayOnly"><c>totp</c>: a second factor must be set up first, and nothing else is allowed.</param>
    internal sealed record Answer(
        string Subject, Guid SessionId, IReadOnlyList<string> Roles, IReadOnlyList<Guid> Organisations, IReadOnlyList<Guid> Centres,
        IReadOnlyList<ConferenceRole> ConferenceRoles, IReadOnlyList<string> Scopes, DateTimeOffset? AuthenticatedAt, DateTimeOffset ExpiresAt, string? MayOnly);

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/internal/introspect", Handle).Produces<Answer>().RequireService("gateway").ExcludeFromDescription();

    private static async Task<IResult> Handle(Request request, Desk desk, CancellationToken cancellation)
    {
        var check = new Check();
        var hash = new byte[32];
        check.That(request.TokenHash.Length == 64 && Convert.FromHexString(request.TokenHash, hash, out _, out _) is System.Buffers.OperationStatus.Done,
            "tokenHash", new("Erwartet werden 64 Hexadezimalziffern.", "Expected are 64 hexadecimal digits."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        var answer = await OfSession(desk, hash, cancellation) ?? await OfServiceToken(desk, hash, cancellation);
        return answer is null ? Problems.Of(StatusCodes.Status404NotFound) : Results.Json(answer, ServiceJson.Options);
    }

    private static async Task<Answer?> OfSession(Desk desk, byte[] hash, CancellationToken cancellation)
    {
        if (await Standing.Find(desk.Db, session => session.TokenHash == hash, desk.Now, cancellation) is not { } standing) return null;
        if (desk.Now - standing.Session.SeenAt >= Session.SeenEvery)
        {
            await desk.Db.Sessions.Where(s => s.Id == standing.Session.Id && s.SeenAt < desk.Now).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, desk.Now), cancellation);
            if (await Standing.Find(desk.Db, session => session.TokenHash == hash, desk.Now, cancellation) is not { } touched) return null;
            standing = touched;
        }
        return Of(standing);
    }

    /// <summary>What is told of a session of a person.</summary>
    internal static Answer Of(Standing standing)
    {
        var grants = standing.LacksSecondFactor ? [] : standing.Grants;
        return new(
            standing.Account.Id.ToString(), standing.Session.Id, Names(grants), Scopes(grants, Roles.OrganisationRepresentative),
            Scopes(grants, Roles.Counsellor, Roles.CentreLead), OfConferences(grants), [], standing.Session.AuthenticatedAt, standing.EndsAt, standing.MayOnly);
    }

    private static async Task<Answer?> OfServiceToken(Desk desk, byte[] hash, CancellationToken cancellation)
    {
        var found = await desk.Db.ServiceTokens.AsNoTracking().Where(t => t.TokenHash == hash)
            .Join(desk.Db.Users.AsNoTracking(), t => t.AccountId, a => a.Id, (t, a) => new { Token = t, Account = a }).SingleOrDefaultAsync(cancellation);
        if (found is null || !found.Token.IsAlive(desk.Now) || !found.Account.IsUsable(desk.Now)) return null;
        var (token, account) = (found.Token, found.Account);
        if (token.LastUsedAt is null || desk.Now - token.LastUsedAt >= Session.SeenEvery)
            await desk.Db.ServiceTokens.Where(t => t.Id == token.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, desk.Now), cancellation);
        return Of(token, account);
    }

    /// <summary>What is told of a token of a service account.</summary>
    internal static Answer Of(ServiceToken token, Account account)
    {
        var ends = account.ExpiresAt < token.ExpiresAt ? account.ExpiresAt.Value : token.ExpiresAt;
        return new(account.Id.ToString(), token.Id, [Roles.Partner], [], [], [], account.Scopes, null, ends, null);
    }

    internal static ConferenceRole[] OfConferences(IReadOnlyList<Grant> grants) =>
    [
        .. grants.Where(grant => grant is { ScopeKind: ScopeKind.Conference, ScopeId: not null }).OrderByDescending(grant => grant.GrantedAt)
            .Select(grant => new ConferenceRole(grant.Role, grant.ScopeId!.Value)).Distinct().Take(MostConferenceRoles),
    ];

    private static string[] Names(IReadOnlyList<Grant> grants) => [.. grants.Select(grant => grant.Role).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // Services compare roles and places apart from each other. A place that comes with another role must not become one that the account counsels in.
    private static Guid[] Scopes(IReadOnlyList<Grant> grants, params string[] roles) =>
        [.. grants.Where(grant => roles.Contains(grant.Role, StringComparer.Ordinal)).Select(grant => grant.ScopeId).OfType<Guid>().Distinct().Order()];
}
