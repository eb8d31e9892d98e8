using Bkmo.Faults.Load;
using Bkmo.Faults.Running;
using Npgsql;

namespace Bkmo.Faults.Experiments;

/// <summary>Writers whose sequence numbers and commits are in different orders.</summary>
internal sealed class LateTransaction : Experiment
{
    internal override string Name => "late-transaction";

    internal override string Sentence => "A transaction draws its numbers first and commits 20 s after 500 later events; another one draws numbers and rolls back.";

    internal override bool InShort => true;

    internal override async Task Disturb(Round round)
    {
        var database = round.Around.Logs["membership"];
        await using var late = await database.OpenConnectionAsync();
        await using var rolledBack = await database.OpenConnectionAsync();
        var lateTransaction = await late.BeginTransactionAsync();
        var given = await rolledBack.BeginTransactionAsync();
        var kept = await Copies.Organisation(late, $"Nachzügler {Guid.CreateVersion7():N}");
        var dropped = await Copies.Organisation(rolledBack, $"Verworfen {Guid.CreateVersion7():N}");
        var before = (await round.Around.Logs.Heads())["membership"];
        await Apply(round, round.Brief ? 20 : 250);
        await Round.Pass(round.Brief ? 2 : 20);
        var (after, standing) = ((await round.Around.Logs.Heads())["membership"], await Observe.Logs.Scalar<long>(database, "select min(position) from eventing.progress where name not like '%_rebuild'"));
        await given.RollbackAsync();
        Copies.Write(round.Around.History, dropped, Phase.Fail);
        await Round.Pass(1);
        await lateTransaction.CommitAsync();
        Copies.Write(round.Around.History, kept, Phase.Ok);
        round.Note($"{after - before} later events, readers stood {after - standing} behind until the commit");
        if (standing >= after) round.Breaches.Add(new("C2", "reordered", "a reader passed a number that was still to come"));
    }

    private static async Task Apply(Round round, int organisations)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await Parallel.ForEachAsync(Enumerable.Range(0, organisations), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = patience.Token }, async (n, token) =>
        {
            var name = $"Menge {Guid.CreateVersion7():N}";
            await round.Around.Client.Settle(2_000 + n, name, Operations.Apply(name).Request, name, null, token);
        });
    }
}

/// <summary>An event that no build can read.</summary>
internal sealed class PoisonEvent : Experiment
{
    internal override string Name => "poison-event";

    internal override string Sentence => "A row whose JSON cannot be read stops the subscriptions visibly; once it is repaired they go on by themselves.";

    internal override async Task Disturb(Round round)
    {
        var database = round.Around.Logs["membership"];
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var copy = await Copies.Organisation(connection, $"Geheilt {Guid.CreateVersion7():N}");
        var sound = await Text(connection, $"select data::text from events.mt_events where stream_id = '{copy.Stream}' and version = 1");
        await Execute(connection, $"update events.mt_events set data = '{{\"profile\": 5}}' where stream_id = '{copy.Stream}' and version = 1");
        await transaction.CommitAsync();
        var health = await Degraded(round);
        round.Note($"health said: {health}");
        await using var repair = new NpgsqlCommand($"update events.mt_events set data = $1::jsonb where stream_id = '{copy.Stream}' and version = 1", connection);
        repair.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sound });
        await repair.ExecuteNonQueryAsync();
        Copies.Write(round.Around.History, copy, Phase.Ok);
    }

    /// <summary>What the health check says of the subscriptions once it is not healthy.</summary>
    private static async Task<string> Degraded(Round round)
    {
        using var http = new HttpClient();
        for (var deadline = round.Around.History.Now + 20; round.Around.History.Now < deadline; await Task.Delay(100))
        {
            var answer = await http.GetStringAsync(new Uri(round.Platform.Address("membership"), "/health/ready"));
            using var json = System.Text.Json.JsonDocument.Parse(answer);
            var check = json.RootElement.GetProperty("checks").GetProperty("subscriptions");
            if (check.GetProperty("status").GetString() is "Degraded" or "degraded") return check.GetProperty("description").GetString() ?? "";
        }
        round.Breaches.Add(new("G6", "lost", "an event that cannot be read did not show in the health check within 20 s"));
        return "nothing";
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> Text(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
