using System.Globalization;
using System.Text.Json;
using Bkmo.Eventing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NpgsqlTypes;

namespace Bkmo.Benchmarks;

/// <summary>
/// What a plain ASP.NET Core endpoint reaches that does the same insert as the command it is compared with (a stream row and two event rows in one prepared
/// statement) and nothing else: the yardstick for the command path. Runs in a process of its own.
/// </summary>
internal static class BareEndpoint
{
    private sealed record Body(string Name, string Kind, string MembershipKind);

    private const string Insert = """
        with s as (insert into events.mt_streams (id, type, version) values ($1, 'organisation', 2) returning id)
        insert into events.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, correlation_id, causation_id, headers, user_name)
        select nextval('events.mt_events_sequence'), n.id, s.id, n.version, n.data, 'organisation_registered', now(),
               'Bkmo.Membership.Organisations.OrganisationRegistered, Bkmo.Membership', $5, '0HN7', $6, 'benchmark'
        from s, unnest($2, $3, $4) as n (id, version, data)
        """;

    internal static async Task<int> Run(string url, string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 20, AutoPrepareMinUsages = 2, NoResetOnClose = true, MaxPoolSize = 40 };
        await using var database = NpgsqlDataSource.Create(settings.ConnectionString);
        await new Migrator(database, [], null!, NullLogger<Migrator>.Instance).Run(CancellationToken.None);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        app.MapPost("/", async (Body body) =>
        {
            var id = Guid.CreateVersion7();
            await Store(database, id, body);
            return Results.Created($"/{id}", new { id, body.Name });
        });
        await app.RunAsync();
        return 0;
    }

    private static async Task Store(NpgsqlDataSource database, Guid id, Body body)
    {
        var trace = Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture);
        var data = JsonSerializer.SerializeToUtf8Bytes(new { body.Name, body.Kind, body.MembershipKind, languages = Array.Empty<string>(), at = DateTimeOffset.UtcNow });
        await using var insert = database.CreateCommand(Insert);
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        insert.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [Guid.CreateVersion7(), Guid.CreateVersion7()] });
        insert.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [1, 2] });
        insert.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [data, data], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb });
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = trace });
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $$"""{"traceparent":"00-{{trace}}-b7ad6b7169203331-01"}""", NpgsqlDbType = NpgsqlDbType.Jsonb });
        await insert.ExecuteNonQueryAsync();
    }
}
