using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Audit;

/// <summary>The operator's command <c>verify-audit</c>.</summary>
internal static class VerifyAudit
{
    /// <summary>Says in one line whether the chain holds; exit code 1 and the number of the first broken record when it does not.</summary>
    internal static async Task<int> Run(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<IdentityDb>();
        await db.Database.OpenConnectionAsync(cancellation);
        var (broken, count) = await services.GetRequiredService<AuditChain>().Verify(db.Database.GetDbConnection(), cancellation);
        await (broken is null ? Console.Out : Console.Error).WriteLineAsync(broken is null
            ? FormattableString.Invariant($"The audit holds: {count} records.")
            : FormattableString.Invariant($"The audit is broken at record {broken}: it, or the one before it, is not what was written."));
        return broken is null ? 0 : 1;
    }
}
