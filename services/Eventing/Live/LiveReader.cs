using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bkmo.Eventing;

/// <summary>Reads the log once for everybody in this process who listens. Every process tells its own listeners; nothing is stored, and nobody leads.</summary>
internal sealed class LiveReader(LiveLog live, LogTail tail, IEventStore store, Wake wake, TimeProvider time, ILogger<LiveReader> log) : BackgroundService
{
    private const int Page = 500, SomeBack = 200;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1), GapPause = TimeSpan.FromMilliseconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = new Backoff();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // A number below the head may still be under way.
                if (live.End < 0) live.Begin(Math.Max(0, await store.Head(stoppingToken) - SomeBack));
                await Follow(pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                live.Silence = new(live.Silence?.Since ?? time.GetUtcNow(), Faults.Describe(e));
                log.LogError("Listeners hear nothing new after {Position}: {Reason}", live.End, Faults.Describe(e));
                await tail.Forget(CancellationToken.None);
                await Task.Delay(pause.Next(Faults.IsPassing(e)), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Follow(Backoff pause, CancellationToken stopping)
    {
        var reader = new LogReader(store);
        while (true)
        {
            var news = wake.Next;
            var (events, atGap) = await tail.Read(reader, live.End, Page, stopping);
            var dropped = events.Count > 0 ? await live.Take(events, stopping) : 0;
            live.Silence = null;
            if (events.Count > 0)
            {
                if (dropped > 0) Telemetry.LiveDropped.Add(dropped);
                pause.Reset();
            }
            else if (atGap) await Task.Delay(GapPause, time, stopping);
            else await news.WaitAsync(Poll, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
