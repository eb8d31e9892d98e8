using Npgsql;

namespace Bkmo.Eventing;

/// <summary>
/// Leadership of one name among the processes of a service: a session-level advisory lock on a connection of its own. It ends with the process. It only
/// avoids double work; what makes effects happen once is the fenced progress.
/// </summary>
internal sealed class LeaderLock : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;

    private LeaderLock(NpgsqlConnection connection) => this.connection = connection;

    /// <summary>Waits until this process leads.</summary>
    internal static async Task<LeaderLock> Take(NpgsqlDataSource database, string name, CancellationToken cancellation)
    {
        var own = await Dedicated.Open(database, cancellation);
        try
        {
            await using var command = new NpgsqlCommand("select pg_advisory_lock(hashtextextended($1, 0))", own) { CommandTimeout = 0 };
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
            await command.ExecuteNonQueryAsync(cancellation);
            return new LeaderLock(own);
        }
        catch
        {
            await own.DisposeAsync();
            throw;
        }
    }

    /// <summary>Throws when the connection that holds the lock is gone.</summary>
    internal async Task Check(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select 1", connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
