using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Bkmo.Eventing;

/// <summary>Messages that consumers of this process had to set aside since it started. They wait in <c>{queue}_error</c>; <c>replay QUEUE</c> tries them again.</summary>
internal sealed class ConsumerFailures(ILogger<ConsumerFailures> log) : IHealthCheck
{
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    internal void SetAside(string queue, Exception reason)
    {
        counts.AddOrUpdate(queue, 1, (_, n) => n + 1);
        Telemetry.ConsumerFailures.Add(1, new KeyValuePair<string, object?>("consumer", queue));
        log.LogError("{Queue}: a message was set aside to {ErrorQueue}: {Reason}", queue, queue + "_error", reason is MessageRefusedException ? reason.Message : Faults.Describe(reason));
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(counts.IsEmpty
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded("Messages were set aside: " + string.Join(", ", counts.Select(c => $"{c.Key} {c.Value}"))));
}

/// <summary>Notices a message whose tries are over.</summary>
internal sealed class FailureObserver(ConsumerFailures failures) : IReceiveObserver
{
    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception) where T : class
    {
        failures.SetAside(Queue(context.ReceiveContext), exception);
        return Task.CompletedTask;
    }

    public Task ReceiveFault(ReceiveContext context, Exception exception)
    {
        failures.SetAside(Queue(context), exception);
        return Task.CompletedTask;
    }

    private static string Queue(ReceiveContext context) => context.InputAddress.Segments[^1];
}
