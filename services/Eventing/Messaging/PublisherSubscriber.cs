using System.Diagnostics;
using MassTransit;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>
/// Tells other services: event → contract → publish with the broker's confirmation → progress. At least once, in order per stream, under the event's own
/// id, so that a repeated message is recognised. Streams of a page are published side by side, the events of one stream one after the other.
/// </summary>
internal sealed class PublisherSubscriber(
    Publications publications, IEventStore store, IBus bus, Confirmations confirmations, NpgsqlDataSource database) : ISubscriber
{
    internal const string ProgressName = "publisher";
    private const int SideBySide = 16;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(8);

    public string Name => ProgressName;

    public int PageSize => 200;

    public async Task<long> Handle(LogSlice slice, bool more, CancellationToken cancellation)
    {
        await FailPoints.At(FailPoints.PublisherRead);
        var streams = slice.Events.Where(e => publications.Concern(e.StreamType)).GroupBy(e => e.StreamId);
        var options = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation };
        await Parallel.ForEachAsync(streams, options, async (stream, token) => await PublishStream([.. stream], token));
        await FailPoints.At(FailPoints.PublisherAdvancing);
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Progress.Advance(Name, slice));
        await batch.ExecuteNonQueryAsync(cancellation);
        await FailPoints.At(FailPoints.PublisherAdvanced);
        return slice.To;
    }

    private async Task PublishStream(IReadOnlyList<StoredEvent> events, CancellationToken cancellation)
    {
        foreach (var (stored, contract) in await publications.Contracts(events, store, cancellation)) await PublishOne(stored, contract, cancellation);
    }

    private async Task PublishOne(StoredEvent stored, object contract, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Deadline);
        _ = ActivityContext.TryParse(stored.Metadata.TraceParent, null, isRemote: true, out var cause);
        using var activity = Telemetry.Source.StartActivity("publish " + contract.GetType().Name, ActivityKind.Internal, cause);
        try
        {
            await FailPoints.At(FailPoints.PublisherPublishing);
            // A bus on a dead connection may wait for ever, whatever its token says.
            await bus.Publish(contract, contract.GetType(), Pipe.Execute<PublishContext>(context => Stamp(context, stored)), deadline.Token).WaitAsync(deadline.Token);
            confirmations.Came();
            await FailPoints.At(FailPoints.PublisherConfirmed);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            confirmations.StayedAway();
            throw new TimeoutException("The broker did not confirm in time.", e);
        }
    }

    private static void Stamp(PublishContext context, StoredEvent stored)
    {
        context.MessageId = stored.Id;
        context.Headers.Set(MessageHeaders.Correlation, stored.Metadata.Correlation);
    }
}

/// <summary>Headers of our messages besides MassTransit's own.</summary>
internal static class MessageHeaders
{
    internal const string Correlation = "bkmo-correlation";
}
