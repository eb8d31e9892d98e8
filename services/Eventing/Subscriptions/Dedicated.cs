using Npgsql;

namespace Bkmo.Eventing;

/// <summary>Connections that carry session state (a lock, a listener) and so never go back to the pool.</summary>
internal static class Dedicated
{
    internal static async Task<NpgsqlConnection> Open(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var template = database.CreateConnection();
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, KeepAlive = 5, MaxAutoPrepare = 0 };
        var connection = template.CloneWith(settings.ConnectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }
}
