using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>
/// Runs a subscriber where this process leads. A failing event stops it visibly (status, log, metric) and is tried again after a pause; nothing is skipped.
/// </summary>
internal sealed class SubscriptionRunner(
    ISubscriber subscriber, SubscriptionStatus status, NpgsqlDataSource database, IEventStore store, Wake wake, TimeProvider time, ILogger<SubscriptionRunner> log)
    : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GapPause = TimeSpan.FromMilliseconds(5);

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
                status.Waits();
                await Task.Delay(pause.Next(Faults.IsPassing(e)), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Lead(Backoff pause, CancellationToken stopping)
    {
        status.Waits();
        await using var leader = await LeaderLock.Take(database, subscriber.Name, stopping);
        status.Alive(time);
        var position = await Progress.Load(database, subscriber.Name, stopping);
        status.Reached(position);
        var reader = new LogReader(store);
        while (!stopping.IsCancellationRequested)
        {
            status.Alive(time);
            var news = wake.Next;
            var events = await reader.Read(position, subscriber.PageSize, stopping);
            if (events.Count > 0)
            {
                var slice = new LogSlice(position, events[^1].Position, events);
                await subscriber.Handle(slice, stopping);
                position = slice.To;
                status.Reached(position);
                status.Works();
                pause.Reset();
                Telemetry.Handled.Add(events.Count, new KeyValuePair<string, object?>("subscription", subscriber.Name));
            }
            else if (reader.AtGap) await Task.Delay(GapPause, time, stopping);
            else if (!await Idle(leader, news, position, stopping)) return;
        }
    }

    /// <summary>Waits for news; false when somebody moved the progress meanwhile, as <c>republish</c> does.</summary>
    private async Task<bool> Idle(LeaderLock leader, Task news, long position, CancellationToken stopping)
    {
        status.Works();
        try
        {
            await news.WaitAsync(Poll, time, stopping);
            return true;
        }
        catch (TimeoutException)
        {
            await leader.Check(stopping);
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
