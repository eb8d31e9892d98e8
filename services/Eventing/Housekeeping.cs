using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>Forgets inbox rows and remembered answers after 30 days, once an hour, in small steps.</summary>
internal sealed class Housekeeping(NpgsqlDataSource database, TimeProvider time, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Clean(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            log.LogDebug("Housekeeping ends with the service");
        }
    }

    internal async Task Clean(CancellationToken cancellation)
    {
        try
        {
            await Forget("eventing.inbox", cancellation);
            await Forget("eventing.idempotency", cancellation);
        }
        catch (NpgsqlException e)
        {
            log.LogWarning("Housekeeping is put off: {Reason}", Faults.Describe(e));
        }
    }

    private async Task Forget(string table, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"delete from {table} where ctid = any(array(select ctid from {table} where at < now() - interval '30 days' limit 5000))");
        while (await command.ExecuteNonQueryAsync(cancellation) > 0) cancellation.ThrowIfCancellationRequested();
    }
}
