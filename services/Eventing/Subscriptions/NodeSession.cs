using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>
/// The one connection of this process that carries session state: it listens for appends of other processes, and holds an advisory lock for each subscription
/// that this process leads. Its locks end with it.
/// </summary>
internal sealed class NodeSession(NpgsqlDataSource database, Wake wake, TimeProvider time, ILogger<NodeSession> log) : BackgroundService
{
    internal const string Channel = "bkmo_log";
    private const int RoundsBetweenChecks = 20;
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly List<Leadership> wanted = [];

    /// <summary>Asks to lead <paramref name="name"/>; dispose it to let others lead.</summary>
    internal Leadership Want(string name)
    {
        var leadership = new Leadership(name, Remove);
        lock (gate) wanted.Add(leadership);
        return leadership;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Hold(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogDebug("The session with the database is interrupted: {Reason}", e.GetType().Name);
                LoseAll(e);
            }
            await Task.Delay(Retry, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Hold(CancellationToken stopping)
    {
        await using var connection = await Dedicated.Open(database, stopping);
        connection.Notification += (_, _) => wake.UpFromOutside();
        await using (var listen = new NpgsqlCommand("listen " + Channel, connection)) await listen.ExecuteNonQueryAsync(stopping);
        wake.UpFromOutside(); // Signals sent while nobody listened.
        var held = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 1; ; round++)
        {
            var asked = await Unlock(connection, held, stopping) | await Lock(connection, held, stopping);
            if (!asked && round % RoundsBetweenChecks == 0) await Ask(connection, "select null::text where $1 is null", [], stopping);
            await connection.WaitAsync(Round, stopping);
        }
    }

    private async Task<bool> Unlock(NpgsqlConnection connection, HashSet<string> held, CancellationToken stopping)
    {
        string[] unwanted;
        lock (gate) unwanted = [.. held.Where(name => !wanted.Exists(w => w.Name == name))];
        if (unwanted.Length == 0) return false;
        await Ask(connection, "select name from unnest($1) name where pg_advisory_unlock(hashtextextended(name, 0))", unwanted, stopping);
        held.ExceptWith(unwanted);
        return true;
    }

    private async Task<bool> Lock(NpgsqlConnection connection, HashSet<string> held, CancellationToken stopping)
    {
        List<Leadership> waiting;
        lock (gate) waiting = wanted.FindAll(w => !w.Given.IsCompleted);
        if (waiting.Count == 0) return false;
        var missing = waiting.Select(w => w.Name).Where(name => !held.Contains(name)).Distinct(StringComparer.Ordinal).ToArray();
        if (missing.Length > 0)
            held.UnionWith(await Ask(connection, "select name from unnest($1) name where pg_try_advisory_lock(hashtextextended(name, 0))", missing, stopping));
        foreach (var leadership in waiting)
            if (held.Contains(leadership.Name)) leadership.Give();
        return missing.Length > 0;
    }

    private static async Task<List<string>> Ask(NpgsqlConnection connection, string sql, string[] names, CancellationToken stopping)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = names });
        await using var row = await command.ExecuteReaderAsync(stopping);
        var answer = new List<string>();
        while (await row.ReadAsync(stopping)) answer.Add(row.GetString(0));
        return answer;
    }

    private void LoseAll(Exception why)
    {
        lock (gate) wanted.ForEach(w => w.Lose(why));
    }

    private void Remove(Leadership leadership)
    {
        lock (gate) wanted.Remove(leadership);
    }
}
