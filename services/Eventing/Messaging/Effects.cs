using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Eventing;

/// <summary>Applies reactions: the events of the decision and the inbox row in one transaction, so that a message takes effect exactly once.</summary>
internal sealed class Effects(IServiceScopeFactory scopes, string service, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    internal async Task Apply(string consumer, Reaction reaction, Envelope message, CancellationToken cancellation)
    {
        if (reaction is not IStreamReaction effect)
        {
            Count(consumer, "none");
            return;
        }
        var metadata = new EventMetadata(
            new UserId("service:" + service), message.Correlation ?? Activity.Current?.TraceId.ToHexString(), message.MessageId.ToString(), Activity.Current?.Id);
        await FailPoints.At(FailPoints.ConsumerReceived);
        var outcome = await Insistently(() => Run(effect, metadata, new InboxEntry(message.MessageId, consumer), cancellation), cancellation);
        await FailPoints.At(FailPoints.ConsumerCommitted);
        Count(consumer, outcome);
    }

    private async Task<string> Run(IStreamReaction effect, EventMetadata metadata, InboxEntry inbox, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await effect.Run(scope.ServiceProvider, metadata, inbox, cancellation);
    }

    /// <summary>A database that is away is waited for: the message stays with the broker as not acknowledged.</summary>
    private async Task<string> Insistently(Func<Task<string>> run, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await run();
            }
            catch (Exception e) when (Faults.IsPassing(e))
            {
                await Task.Delay(Pause, time, cancellation);
            }
        }
    }

    private static void Count(string consumer, string outcome) =>
        Telemetry.Consumed.Add(1, new KeyValuePair<string, object?>("consumer", consumer), new KeyValuePair<string, object?>("outcome", outcome));
}

/// <summary>A reaction that decides on a stream.</summary>
internal interface IStreamReaction
{
    /// <summary>Runs it; the result names the outcome. Throws when the message must be tried again or set aside.</summary>
    Task<string> Run(IServiceProvider services, EventMetadata metadata, InboxEntry inbox, CancellationToken cancellation);
}

/// <summary>A message that its consumer cannot take: it goes to the error queue.</summary>
internal sealed class MessageRefusedException(string reason) : Exception(reason);
