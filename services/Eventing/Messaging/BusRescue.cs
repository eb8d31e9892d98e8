using MassTransit;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace Bkmo.Eventing;

/// <summary>
/// Starts the bus anew when it does not publish although the broker answers: a bus that only publishes may stay on a connection that was lost while it was
/// being made.
/// </summary>
internal sealed class BusRescue(IBusControl bus, Uri broker, ILogger<BusRescue> log)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    internal async Task Revive(CancellationToken cancellation)
    {
        if (!await BrokerAnswers(cancellation)) return;
        log.LogWarning("The broker answers and the bus does not publish: the bus is started anew");
        await Within(bus.StopAsync, cancellation);
        await Within(async token => await bus.StartAsync(token), cancellation);
    }

    private async Task<bool> BrokerAnswers(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await new ConnectionFactory { Uri = broker, RequestedConnectionTimeout = Deadline }.CreateConnectionAsync(cancellation);
            return true;
        }
        catch (Exception e) when (Faults.IsPassing(e))
        {
            return false;
        }
    }

    private async Task Within(Func<CancellationToken, Task> act, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Deadline);
        try
        {
            await act(deadline.Token).WaitAsync(Deadline * 2, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.LogWarning("The bus did not follow in time: {Reason}", Faults.Describe(e));
        }
    }
}
