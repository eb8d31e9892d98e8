using MassTransit;
using Microsoft.Extensions.Logging;

namespace Bkmo.Eventing;

/// <summary>Tells of each message that a consumer of this process had to set aside, at once. It waits in <c>{queue}_error</c>; <c>replay QUEUE</c> tries it again.</summary>
internal sealed class ConsumerFailures(WaitingMessages waiting, ILogger<ConsumerFailures> log)
{
    internal void SetAside(string queue, Exception reason)
    {
        waiting.Add(queue + "_error");
        Telemetry.ConsumerFailures.Add(1, new KeyValuePair<string, object?>("consumer", queue));
        log.LogError("{Queue}: a message was set aside to {ErrorQueue}: {Reason}", queue, queue + "_error", reason is MessageRefusedException ? reason.Message : Faults.Describe(reason));
    }
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
        // A message that could not be acknowledged because the line broke is still in its queue and comes again.
        if (!Faults.IsBroker(exception)) failures.SetAside(Queue(context), exception);
        return Task.CompletedTask;
    }

    private static string Queue(ReceiveContext context) => context.InputAddress.Segments[^1];
}
