using System.Collections.Frozen;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>Lets readers wait until a read model shows a position.</summary>
internal sealed class ReadModelProgress(
    IEnumerable<ProjectionDefinition> projections, IReadOnlyDictionary<string, SubscriptionStatus> statuses, NpgsqlDataSource database, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private readonly FrozenDictionary<Type, SubscriptionStatus> byRow = projections.ToFrozenDictionary(p => p.Row, p => statuses[p.Schema]);

    /// <summary>True once the read model of <paramref name="row"/> has taken effect of <paramref name="position"/>; false when the time is over.</summary>
    internal async Task<bool> WaitFor(Type row, long position, TimeSpan atMost, CancellationToken cancellation)
    {
        var status = byRow[row];
        var begun = time.GetTimestamp();
        while (status.Position < position)
        {
            var moved = status.Moved;
            if (status.Position >= position) return true;
            if (time.GetElapsedTime(begun) > atMost) return false;
            if (await Signalled(moved, cancellation)) continue;

            // Another process may lead: its progress shows in the database only.
            if (await Progress.Peek(database, status.Name, cancellation) is var reached && reached > status.Position) status.Reached(reached);
        }
        return true;
    }

    private async Task<bool> Signalled(Task moved, CancellationToken cancellation)
    {
        try
        {
            await moved.WaitAsync(Look, time, cancellation);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
