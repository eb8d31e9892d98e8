using Microsoft.EntityFrameworkCore.Storage;

namespace Bkmo.Identity.Accounts;

/// <summary>What every endpoint works with: the database, the time of the request, who asks. Scoped to the request.</summary>
internal sealed class Desk(IdentityDb db, TimeProvider time, IHttpContextAccessor accessor)
{
    internal IdentityDb Db { get; } = db;

    /// <summary>The time of the request, UTC, as exactly as the database keeps it.</summary>
    internal DateTimeOffset Now { get; } = Whole(time.GetUtcNow());

    internal HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("A desk belongs to a request.");

    /// <summary>Who asks; only behind <see cref="Callers.ForOffice"/> and <see cref="Callers.ForOneself"/>.</summary>
    internal Caller Caller => Http.Features.Get<Caller>() ?? throw new InvalidOperationException("The endpoint does not say whom it is for.");

    /// <summary>A new id (UUIDv7).</summary>
    internal Guid NewId() => Guid.CreateVersion7(Now);

    internal Task<IDbContextTransaction> Begin(CancellationToken cancellation) => Db.Database.BeginTransactionAsync(cancellation);

    /// <summary>Stores what was changed and noted, and ends the transaction.</summary>
    internal async Task Commit(IDbContextTransaction transaction, CancellationToken cancellation)
    {
        await Db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Notes an act of the caller.</summary>
    internal void Note(string act, Guid? about = null, string outcome = Auditing.Done) => Db.Note(Now, Caller.Id, act, about, outcome);

    /// <summary>Notes an act of somebody who has yet to sign in, or has just done so.</summary>
    internal void NoteAs(string actor, string act, Guid? about, string outcome) => Db.Note(Now, actor, act, about, outcome);

    /// <summary>Notes that the caller was refused, ends the transaction, and answers.</summary>
    internal async Task<IResult> Refuse(IDbContextTransaction transaction, string act, Guid? about, Refusal why, CancellationToken cancellation)
    {
        Note(act, about, why.Code);
        await Commit(transaction, cancellation);
        return Problems.Of(why);
    }

    private static DateTimeOffset Whole(DateTimeOffset time) => new(time.Ticks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
