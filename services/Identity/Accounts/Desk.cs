using Microsoft.EntityFrameworkCore.Storage;

namespace Bkmo.Identity.Accounts;

/// <summary>What every endpoint works with: the database, the time of the request, who asks, what is to be recorded. Scoped to the request.</summary>
internal sealed class Desk(IdentityDb db, AuditChain audit, TimeProvider time, IHttpContextAccessor accessor)
{
    private readonly List<AuditEntry> notes = [];

    internal IdentityDb Db { get; } = db;

    /// <summary>The time of the request, UTC, as exactly as the database keeps it.</summary>
    internal DateTimeOffset Now { get; } = Whole(time.GetUtcNow());

    internal HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("A desk belongs to a request.");

    /// <summary>Who asks; only behind the ways of <see cref="Callers"/>.</summary>
    internal Caller Caller => Http.Features.Get<Caller>() ?? throw new InvalidOperationException("The endpoint does not say whom it is for.");

    /// <summary>A new id (UUIDv7).</summary>
    internal Guid NewId() => Guid.CreateVersion7(Now);

    internal Task<IDbContextTransaction> Begin(CancellationToken cancellation) => Db.Database.BeginTransactionAsync(cancellation);

    /// <summary>Stores what was changed and noted, and ends the transaction.</summary>
    internal async Task Commit(IDbContextTransaction transaction, CancellationToken cancellation)
    {
        await Db.SaveChangesAsync(cancellation);
        await End(transaction, cancellation);
    }

    /// <summary>Notes an act of the caller, to be stored with whatever else the transaction changes.</summary>
    internal void Note(string act, Guid? about = null, string outcome = AuditEntry.Done) => NoteAs(Caller.Id, act, about, outcome);

    /// <summary>Notes an act of somebody who has yet to sign in, or has just done so.</summary>
    internal void NoteAs(string actor, string act, Guid? about, string outcome = AuditEntry.Done) => notes.Add(new(Now, actor, act, about?.ToString(), outcome));

    /// <summary>Notes that the caller was refused, ends the transaction, and answers.</summary>
    internal async Task<IResult> Refuse(IDbContextTransaction transaction, string act, Guid? about, Refusal why, CancellationToken cancellation)
    {
        Note(act, about, why.Code);
        await Commit(transaction, cancellation);
        return Problems.Of(why);
    }

    private async Task End(IDbContextTransaction transaction, CancellationToken cancellation)
    {
        if (notes.Count > 0) await audit.Append(transaction.GetDbTransaction(), notes, cancellation);
        await transaction.CommitAsync(cancellation);
        if (notes.Count > 0) Http.MarkRecorded();
        notes.Clear();
    }

    private static DateTimeOffset Whole(DateTimeOffset time) => new(time.Ticks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
