using Bkmo.Identity.Accounts;
using Bkmo.Identity.Conventions;
using Bkmo.Identity.Introspection;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Rights;

/// <summary>The office grants a role in a scope for a time, or ends it. Both count everywhere within a second.</summary>
internal static class GrantRole
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/identity/accounts/{id:guid}/roles", Grant).ForOffice().AsksForFreshProof().Creates<GrantView>();
        routes.MapDelete("/api/identity/accounts/{id:guid}/roles/{grantId:guid}", End).Produces(StatusCodes.Status204NoContent).ForOffice().AsksForFreshProof();
    }

    private static async Task<IResult> Grant(Guid id, RoleRequest request, Desk desk, CancellationToken cancellation)
    {
        var caller = desk.Caller.SignedIn;
        var check = new Check();
        check.WantedRole(request, "", desk.Now);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        await using var transaction = await desk.Begin(cancellation);
        if (await desk.Db.Hold(id, cancellation) is not { Kind: AccountKind.Person } account) return Problems.Of(new UnknownAccount());
        if (account.Status is AccountStatus.Closed) return Problems.Of(new AccountIsClosed());
        if (RoleTable.WhyNotGrant(request.Role, caller.Grants.Select(g => g.Role), toOneself: id == caller.Account.Id) is { } mayNot)
            return await desk.Refuse(transaction, $"grant {request.Role}", id, mayNot, cancellation);
        var grant = Rights.Grant.Of(request, desk.NewId(), id, desk.Caller.Id, desk.Now);
        var open = (await desk.Db.Grants.AsNoTracking().Where(g => g.AccountId == id && g.EndedAt == null).ToListAsync(cancellation)).Where(g => g.IsOpen(desk.Now)).ToList();
        if (open.Exists(g => g.Role == grant.Role && g.ScopeId == grant.ScopeId)) return Problems.Of(new AlreadyHeld());
        if (RoleTable.WhyNotTogether([.. open.Append(grant).Select(g => (g.Role, g.ValidFrom, g.ValidUntil))]) is { } apart) return Problems.Of(apart);

        desk.Db.Grants.Add(grant);
        account.Version++;
        desk.Note($"grant {request.Role}", id);
        await desk.Revoke(id, null, cancellation);
        return await desk.Created(transaction, $"/api/identity/accounts/{id}/roles/{grant.Id}", 1, GrantView.Of(grant), cancellation);
    }

    private static async Task<IResult> End(Guid id, Guid grantId, Desk desk, CancellationToken cancellation)
    {
        await using var transaction = await desk.Begin(cancellation);
        if (await desk.Db.Hold(id, cancellation) is not { } account) return Problems.Of(new UnknownAccount());
        if (await desk.Db.Grants.SingleOrDefaultAsync(g => g.Id == grantId && g.AccountId == id && g.EndedAt == null, cancellation) is not { } grant)
            return Problems.Of(new UnknownGrant());
        if (grant.Role == Roles.Office && await Offices.IsLast(desk, id, cancellation)) return Problems.Of(new LastOffice());

        (grant.EndedAt, grant.EndedBy) = (desk.Now, desk.Caller.Id);
        account.Version++;
        desk.Note($"end {grant.Role}", id);
        await desk.Revoke(id, null, cancellation);
        await desk.Commit(transaction, cancellation);
        return Results.NoContent();
    }
}
