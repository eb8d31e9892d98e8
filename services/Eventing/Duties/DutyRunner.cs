using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bkmo.Eventing;

/// <summary>Does one duty again and again where this process leads. Leading only avoids double work: what a duty decides on streams is checked by the store.</summary>
internal sealed class DutyRunner(DutyStatus status, IServiceScopeFactory scopes, NodeSession session, TimeProvider time, ILogger<DutyRunner> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
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
            catch (Exception e)
            {
                Report(e);
                var rest = pause.Next(Faults.IsPassing(e));
                await Task.Delay(rest < status.Duty.Every ? rest : status.Duty.Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Lead(Backoff pause, CancellationToken stopping)
    {
        using var leader = session.Want("duty_" + status.Name);
        await leader.Given.WaitAsync(stopping);
        while (leader.IsHeld)
        {
            var (called, begun) = (status.Called, time.GetTimestamp());
            await Round(stopping);
            pause.Reset();
            while (leader.IsHeld && !called.IsCompleted && time.GetElapsedTime(begun) < status.Duty.Every) await Rest(called, stopping);
        }
    }

    private async Task Round(CancellationToken stopping)
    {
        var round = status.Begins(time);
        try
        {
            using var activity = Telemetry.Source.StartActivity("duty " + status.Name, ActivityKind.Internal, parentContext: default);
            await using var scope = scopes.CreateAsyncScope();
            await ((IDuty)scope.ServiceProvider.GetRequiredService(status.Duty.Type)).Do(stopping);
            status.Done();
            round.TrySetResult();
        }
        catch (Exception e)
        {
            round.TrySetException(e);
            _ = round.Task.Exception; // Whoever called sees it; nobody has to.
            throw;
        }
    }

    private async Task Rest(Task called, CancellationToken stopping)
    {
        try
        {
            await called.WaitAsync(Look, time, stopping);
        }
        catch (TimeoutException)
        {
            // Nobody called: the next look at clock and leadership is due.
        }
    }

    private void Report(Exception e)
    {
        var reason = Faults.Describe(e);
        if (!string.Equals(status.Failure, reason, StringComparison.Ordinal)) log.LogError("Duty {Duty} failed: {Reason}", status.Name, reason);
        status.Failed(reason);
    }
}
