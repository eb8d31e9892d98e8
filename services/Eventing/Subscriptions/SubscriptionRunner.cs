using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>
/// Runs a subscriber where this process leads. A failing event stops it visibly (status, log, metric) and is tried again after a pause; nothing is skipped.
/// </summary>
internal sealed class SubscriptionRunner(
    ISubscriber subscriber, SubscriptionStatus status, NpgsqlDataSource database, NodeSession session, LogTail tail, IEventStore store, Wake wake, TimeProvider time, ILogger<SubscriptionRunner> log)
    : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GapPause = TimeSpan.FromMilliseconds(5);

    // While events keep coming, pages begin at least this far apart: one page of ten events costs hardly more than one of a single event. The first few come at once.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(30);
    private const int WithoutBreath = 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Run(stoppingToken);
        }
        finally
        {
            status.Ended();
        }
    }

    private async Task Run(CancellationToken stoppingToken)
    {
        var pause = new Backoff();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Lead(pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (PostgresException e) when (e.SqlState == Progress.Fenced)
            {
                log.LogInformation("{Subscription}: somebody else moved the progress; reading it anew", subscriber.Name);
            }
            catch (Exception e)
            {
                Report(e);
                await tail.Forget(CancellationToken.None);
                status.Waits();
                await Task.Delay(pause.Next(Faults.IsPassing(e)), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Lead(Backoff pause, CancellationToken stopping)
    {
        status.Waits();
        using var leader = session.Want(subscriber.Name);
        await leader.Given.WaitAsync(stopping);
        status.Alive(time);
        var position = await Progress.Load(database, subscriber.Name, stopping);
        var stored = position;
        status.Reached(position);
        var reader = new LogReader(store);
        var pages = 0;
        while (leader.IsHeld && !stopping.IsCancellationRequested)
        {
            status.Alive(time);
            var news = wake.Next;
            var begun = time.GetTimestamp();
            var (events, atGap) = await tail.Read(reader, position, subscriber.PageSize, stopping);
            if (events.Count > 0 || stored < position)
            {
                var slice = new LogSlice(position, events.Count > 0 ? events[^1].Position : position, events);
                stored = await Take(slice, stopping);
                position = slice.To;
                pause.Reset();
                if (++pages > WithoutBreath && events.Count < subscriber.PageSize) await Rest(begun, stopping);
            }
            else if (atGap) await Task.Delay(GapPause, time, stopping);
            else
            {
                pages = 0;
                if (!await Idle(news, position, stopping)) return;
            }
        }
    }

    private async Task<long> Take(LogSlice slice, CancellationToken stopping)
    {
        var stored = await subscriber.Handle(slice, more: slice.Events.Count == subscriber.PageSize, stopping);
        status.Reached(stored);
        status.Works();
        Telemetry.Handled.Add(slice.Events.Count, new KeyValuePair<string, object?>("subscription", subscriber.Name));
        return stored;
    }

    private Task Rest(long begun, CancellationToken stopping) =>
        Breath - time.GetElapsedTime(begun) is { Ticks: > 0 } rest ? Task.Delay(rest, time, stopping) : Task.CompletedTask;

    /// <summary>Waits for news; false when somebody moved the progress meanwhile, as <c>republish</c> does.</summary>
    private async Task<bool> Idle(Task news, long position, CancellationToken stopping)
    {
        status.Works();
        try
        {
            await news.WaitAsync(Poll, time, stopping);
            return true;
        }
        catch (TimeoutException)
        {
            return await Progress.Peek(database, subscriber.Name, stopping) == position;
        }
    }

    private void Report(Exception e)
    {
        var reason = Faults.Describe(e);
        Telemetry.Failures.Add(1, new KeyValuePair<string, object?>("subscription", subscriber.Name));
        if (!string.Equals(status.Failure, reason, StringComparison.Ordinal))
            log.LogError("{Subscription} stands at {Position}: {Reason}", subscriber.Name, status.Position, reason);
        status.Failed(reason);
    }
}
