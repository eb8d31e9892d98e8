using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>How far a subscription is behind the log.</summary>
/// <param name="Events">Numbers of the log between its progress and the head; those that never came are among them.</param>
/// <param name="Time">Age of the oldest event that it has not taken effect of; zero when there is none.</param>
internal sealed record Lag(long Events, TimeSpan Time);

/// <summary>
/// Knows how far every subscription of the service is behind, whoever leads it: one query every few seconds for all of them, read by the gauges
/// <c>bkmo.subscription.lag</c> and <c>bkmo.subscription.lag_time</c> and by the health check. Knows nothing while the database is away.
/// </summary>
internal sealed class LagWatch : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly IReadOnlyDictionary<string, Lag> Unknown = new Dictionary<string, Lag>(StringComparer.Ordinal);
    private readonly NpgsqlDataSource database;
    private readonly string[] names;
    private readonly SubscriptionLimits limits;
    private readonly TimeProvider time;
    private readonly ILogger<LagWatch> log;
    private readonly HashSet<string> late = new(StringComparer.Ordinal);

    public LagWatch(
        NpgsqlDataSource database, IReadOnlyDictionary<string, SubscriptionStatus> statuses, SubscriptionLimits limits, IMeterFactory meters, TimeProvider time, ILogger<LagWatch> log)
    {
        (this.database, this.limits, this.time, this.log) = (database, limits, time, log);
        names = [.. statuses.Keys];
        var meter = meters.Create(Telemetry.Name);
        meter.CreateObservableGauge("bkmo.subscription.lag", () => Measured(lag => lag.Events), "{event}", "How far a subscription is behind the log.");
        meter.CreateObservableGauge("bkmo.subscription.lag_time", () => Measured(lag => lag.Time.TotalSeconds), "s", "Age of the oldest event that a subscription has not taken effect of.");
    }

    /// <summary>The latest look, by subscription; empty before the first and while the database is away.</summary>
    internal IReadOnlyDictionary<string, Lag> Lags { get; private set; } = Unknown;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do await Look(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            log.LogDebug("Nobody asks for lags any more");
        }
    }

    internal async Task Look(CancellationToken cancellation)
    {
        try
        {
            Lags = await Ask(cancellation);
            foreach (var (name, lag) in Lags) Tell(name, lag);
        }
        catch (NpgsqlException e)
        {
            Lags = Unknown;
            log.LogDebug("Lags are not known: {Reason}", Faults.Describe(e));
        }
    }

    private async Task<IReadOnlyDictionary<string, Lag>> Ask(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("""
            select n, greatest(h.head - coalesce(p.position, 0), 0),
                   greatest(extract(epoch from clock_timestamp() - (select e.timestamp from events.mt_events e where e.seq_id > coalesce(p.position, 0) order by e.seq_id limit 1)), 0)::float8
            from unnest($1) n cross join (select coalesce(max(seq_id), 0) as head from events.mt_events) h left join eventing.progress p on p.name = n
            """);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = names });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var lags = new Dictionary<string, Lag>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellation)) lags[row.GetString(0)] = new Lag(row.GetInt64(1), TimeSpan.FromSeconds(row.GetDouble(2)));
        return lags;
    }

    /// <summary>One line when a subscription becomes late and one when it is not any more.</summary>
    private void Tell(string name, Lag lag)
    {
        if (lag.Time > limits.Late)
        {
            if (late.Add(name)) log.LogWarning("{Subscription} is {Seconds:0} s late, {Events} events behind", name, lag.Time.TotalSeconds, lag.Events);
        }
        else if (late.Remove(name)) log.LogInformation("{Subscription} is not late any more", name);
    }

    private IEnumerable<Measurement<T>> Measured<T>(Func<Lag, T> value) where T : struct =>
        Lags.Select(l => new Measurement<T>(value(l.Value), new KeyValuePair<string, object?>("subscription", l.Key)));
}
