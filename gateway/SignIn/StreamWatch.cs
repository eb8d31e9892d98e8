namespace Bkmo.Gateway;

/// <summary>
/// Asks Identity, for as long as anybody listens, whether they still may: a mandate's last day ends rights, and nobody tells. What is ended by somebody is told at once
/// (<see cref="RevocationFollower"/>), which also sees to it that nobody listens on while Identity is away.
/// </summary>
internal sealed class StreamWatch(IdentityClient identity, Introspection introspection, OpenStreams streams, TimeProvider time) : BackgroundService
{
    private const int AtOnce = 500;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(700);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pace = new PeriodicTimer(Pace, time);
        while (await Next(pace, stoppingToken))
            foreach (var sessions in streams.Sessions().Chunk(AtOnce)) await Check(sessions, stoppingToken);
    }

    private static async Task<bool> Next(PeriodicTimer pace, CancellationToken stopping)
    {
        try
        {
            return await pace.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task Check(string[] sessions, CancellationToken stopping)
    {
        IReadOnlyDictionary<string, Caller> alive;
        try
        {
            alive = await identity.Standings(sessions, stopping);
        }
        catch (Exception problem) when (problem is IdentityAwayException or OperationCanceledException)
        {
            return;
        }
        foreach (var session in sessions.Where(session => streams.Recheck(session, alive.GetValueOrDefault(session)))) introspection.Forget(session);
    }
}
