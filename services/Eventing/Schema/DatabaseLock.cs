using Npgsql;

namespace Bkmo.Eventing;

/// <summary>What only one process may do at a time: a session-level advisory lock on a connection of its own. It ends with the process.</summary>
internal sealed class DatabaseLock : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;

    private DatabaseLock(NpgsqlConnection connection) => this.connection = connection;

    /// <summary>Waits until no other process holds it.</summary>
    internal static async Task<DatabaseLock> Take(NpgsqlDataSource database, string name, CancellationToken cancellation)
    {
        var own = await Dedicated.Open(database, cancellation);
        try
        {
            await using var command = new NpgsqlCommand("select pg_advisory_lock(hashtextextended($1, 0))", own) { CommandTimeout = 0 };
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
            await command.ExecuteNonQueryAsync(cancellation);
            return new DatabaseLock(own);
        }
        catch
        {
            await own.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
