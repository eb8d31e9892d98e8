using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>
/// Carries the wake-up between processes of one service: one <c>NOTIFY</c> for all appends of the last 20 ms, and a connection that listens. Polling is the
/// fallback, so a lost signal costs a second, never an event.
/// </summary>
internal sealed class NodeSignals(NpgsqlDataSource database, Wake wake, TimeProvider time, ILogger<NodeSignals> log) : BackgroundService
{
    private const string Channel = "bkmo_log";
    private static readonly TimeSpan Coalesce = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Forever(Listen, stoppingToken), Forever(Tell, stoppingToken));

    private async Task Forever(Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await work(stopping);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                log.LogDebug("Signals between processes are interrupted: {Reason}", e.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await Task.Delay(Retry, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Listen(CancellationToken stopping)
    {
        await using var connection = await Dedicated.Open(database, stopping);
        connection.Notification += (_, _) => wake.UpFromOutside();
        await using (var listen = new NpgsqlCommand("listen " + Channel, connection)) await listen.ExecuteNonQueryAsync(stopping);
        while (!stopping.IsCancellationRequested) await connection.WaitAsync(stopping);
    }

    private async Task Tell(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await wake.NextOwn.WaitAsync(stopping);
            await Task.Delay(Coalesce, time, stopping);
            await using var command = database.CreateCommand($"notify {Channel}");
            await command.ExecuteNonQueryAsync(stopping);
        }
    }
}
