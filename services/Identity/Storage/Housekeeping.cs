using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity;

/// <summary>Forgets rows that have had their time, once an hour, in small steps. What must stay known is in the audit, which is never cleaned.</summary>
internal sealed partial class Housekeeping(IServiceScopeFactory scopes, TimeProvider time, ILogger<Housekeeping> log) : BackgroundService
{
    private const int Step = 1000;
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    // What has had its time, and how many days it stays for whoever asks what became of it.
    private static readonly (string Table, string Over, int Days)[] Rows =
    [
        ("challenges", "expires_at", 0),
        ("answers", "at", 1),
        ("password_resets", "expires_at", 1),
        // Nobody remembers what the gateway was told to forget a day ago.
        ("revocations", "at", 1),
        ("sessions", "least(expires_at, ended_at)", 7),
        ("invitations", "least(expires_at, withdrawn_at, accepted_at)", 30),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Clean(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            log.LogDebug("Housekeeping ends with the service");
        }
    }

    internal async Task Clean(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
            foreach (var (table, over, days) in Rows) await Forget(db, table, over, time.GetUtcNow().AddDays(-days), cancellation);
        }
        catch (DbException fault)
        {
            PutOff(fault.GetType().Name);
        }
    }

    private static async Task Forget(IdentityDb db, string table, string over, DateTimeOffset before, CancellationToken cancellation)
    {
        var sql = $"delete from identity.{table} where ctid = any(array(select ctid from identity.{table} where {over} < {{0}} limit {Step}))";
        while (await db.Database.ExecuteSqlRawAsync(sql, [before], cancellation) > 0) cancellation.ThrowIfCancellationRequested();
    }

    [LoggerMessage(LogLevel.Warning, "Housekeeping is put off: {Reason}")]
    private partial void PutOff(string reason);
}
