using Microsoft.EntityFrameworkCore;

namespace Bkmo.Membership.Register;

/// <summary>
/// The register of the federation in memory, brought up to the read model of its facts at each question: one small query. A federation fits into memory many
/// times over, and any key date, any state of knowledge and any filter is then a walk over its organisations.
/// </summary>
internal sealed class FederationRegister(IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim catchingUp = new(1, 1);
    private volatile RegisterContents contents = RegisterContents.Empty;
    private volatile Remembered? remembered;

    /// <summary>What is known now.</summary>
    internal async Task<RegisterContents> Now(CancellationToken cancellation)
    {
        await catchingUp.WaitAsync(cancellation);
        try
        {
            return contents = contents.With(await NewFacts(contents.Position, cancellation));
        }
        finally
        {
            catchingUp.Release();
        }
    }

    /// <summary>What was known at <paramref name="moment"/>; null: now.</summary>
    internal async Task<RegisterContents> At(DateTimeOffset? moment, CancellationToken cancellation)
    {
        var now = await Now(cancellation);
        if (moment is not { } asOf) return now;
        if (remembered is { } known && known.Moment == asOf && known.Then.Position == now.Position) return known.Then;
        var then = now.KnownAt(asOf);
        remembered = new(asOf, then);
        return then;
    }

    public void Dispose() => catchingUp.Dispose();

    private async Task<List<(Guid, long, KnownFact)>> NewFacts(long after, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var facts = scope.ServiceProvider.GetRequiredService<IReadModel<RegisterFactRow>>();
        var rows = await facts.Rows.Where(fact => fact.Position > after).OrderBy(fact => fact.Position).ToListAsync(cancellation);
        return rows.ConvertAll(row => (row.StreamId, row.Position, new KnownFact(row.RecordedAt, RegisterFacts.Read(row))));
    }

    private sealed record Remembered(DateTimeOffset Moment, RegisterContents Then);
}
