namespace Bkmo.Gateway;

/// <summary>Hears from Identity what no longer holds, as soon as it does not. While Identity is away, answers end by themselves within a second.</summary>
internal sealed partial class RevocationFollower(
    IdentityClient identity, Introspection introspection, OpenStreams streams, GatewaySettings settings, BootstrapTokens bootstrap, IHostApplicationLifetime life, TimeProvider time, ILogger<RevocationFollower> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500), Longest = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Identity fetches the gateway's keys to check who asks: not before they can be fetched.
        using (var started = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStarted, stoppingToken))
            await Task.Delay(Timeout.Infinite, started.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        long? after = null;
        var away = false;
        var heardAt = time.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var news = await identity.Revoked(after, stoppingToken);
                foreach (var item in news.Items)
                {
                    introspection.Forget(item);
                    streams.Cut(item);
                }
                if (news.OfficeExists) bootstrap.End();
                after = news.Last;
                if (away) Back();
                away = false;
                heardAt = time.GetTimestamp();
            }
            catch (IdentityAwayException problem)
            {
                if (!away) Away(problem.Message);
                away = true;
                // What was revoked meanwhile is not known; a short restart cuts nobody.
                if (time.GetElapsedTime(heardAt) > settings.Patience + Longest) streams.CutAll();
                await Task.Delay(Between, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Identity does not tell what it revokes: {Reason}")]
    private partial void Away(string reason);

    [LoggerMessage(LogLevel.Information, "Identity tells again what it revokes")]
    private partial void Back();
}
