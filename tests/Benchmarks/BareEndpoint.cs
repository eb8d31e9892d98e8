using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bkmo.Benchmarks;

/// <summary>What a plain ASP.NET Core endpoint that does one insert reaches: the yardstick for the command path. Runs in a process of its own.</summary>
internal static class BareEndpoint
{
    private sealed record Body(string Name, string Kind, string MembershipKind);

    internal static async Task<int> Run(string url, string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 20, AutoPrepareMinUsages = 2, NoResetOnClose = true, MaxPoolSize = 40 };
        await using var database = NpgsqlDataSource.Create(settings.ConnectionString);
        await using (var create = database.CreateCommand("create table if not exists bare (id uuid primary key, name text not null, at timestamptz not null default now())"))
            await create.ExecuteNonQueryAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        app.MapPost("/", async (Body body) =>
        {
            var id = Guid.CreateVersion7();
            await using var insert = database.CreateCommand("insert into bare (id, name) values ($1, $2)");
            insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
            insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = body.Name });
            await insert.ExecuteNonQueryAsync();
            return Results.Created($"/{id}", new { id, body.Name });
        });
        await app.RunAsync();
        return 0;
    }
}
