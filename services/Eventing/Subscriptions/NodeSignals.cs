using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>
/// Tells the other processes of the service that this one appended: one <c>NOTIFY</c> for all appends of 20 ms. Polling is the fallback, so a lost signal costs
/// a second, never an event.
/// </summary>
internal sealed class NodeSignals(NpgsqlDataSource database, Wake wake, TimeProvider time, ILogger<NodeSignals> log) : BackgroundService
{
    private static readonly TimeSpan Coalesce = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await wake.NextOwn.WaitAsync(stoppingToken);
                await Task.Delay(Coalesce, time, stoppingToken);
                await using var command = database.CreateCommand($"notify {NodeSession.Channel}");
                await command.ExecuteNonQueryAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                log.LogDebug("Signals to other processes are interrupted: {Reason}", e.GetType().Name);
                await Task.Delay(Retry, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
