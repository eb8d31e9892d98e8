using Npgsql;

namespace Bkmo.Eventing;

/// <summary>
/// How we connect: statements prepare themselves, a connection goes back to the pool without an extra message, and what a peak needed is given back soon: each
/// connection is a process of the server.
/// </summary>
internal static class Database
{
    internal static NpgsqlDataSource Open(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            IncludeErrorDetail = false,
            Timeout = 5,
            ConnectionIdleLifetime = 20,
            ConnectionPruningInterval = 5,
            CommandTimeout = 15,
        };
        if (!settings.ContainsKey("Maximum Pool Size")) settings.MaxPoolSize = 20;
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }
}
