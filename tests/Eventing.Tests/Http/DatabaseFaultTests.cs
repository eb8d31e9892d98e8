using System.Net;
using Bkmo.Testing;
using Npgsql;

namespace Bkmo.Eventing.Tests.Http;

/// <summary>What a reader and an operator are told when the database goes away while a list is read.</summary>
public sealed class DatabaseFaultTests(DatabaseFaultTests.Own service) : IClassFixture<DatabaseFaultTests.Own>
{
    /// <summary>On a server that can be killed: what it has committed stays.</summary>
    public sealed class Own : ShelfService
    {
        public PrivatePostgres Server { get; private set; } = null!;

        public override async Task DisposeAsync()
        {
            await base.DisposeAsync();
            await Server.DisposeAsync();
        }

        protected override async Task<string> NewDatabase()
        {
            Server = await PrivatePostgres.StartNewAsync(durable: true);
            return await Server.FreshDatabaseAsync();
        }
    }

    [Fact]
    public async Task A_list_whose_connection_is_ended_is_unavailable_and_one_line_in_the_log()
    {
        var answer = await WhileTheListWaits(async connection => await Execute(connection, "select pg_terminate_backend(pid) from pg_locks where not granted"));
        Assert.Equal("unavailable", await answer.ProblemAsync(503));
        Assert.StartsWith("Warning The database cannot be reached: PostgresException", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_whose_server_dies_leaves_no_stack_and_no_statement_in_the_log()
    {
        var answer = await WhileTheListWaits(_ => service.Server.KillAsync());
        Assert.Equal("unavailable", await answer.ProblemAsync(503));
        Assert.Contains(Warnings, line => line.Contains("The database cannot be reached", StringComparison.Ordinal));
        Assert.DoesNotContain(service.Log.Lines, line => line.Contains("   at ", StringComparison.Ordinal) || line.Contains("SELECT", StringComparison.Ordinal));
        await service.Server.StartAsync();
        await Eventually.True(async () => (await service.Office.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode == HttpStatusCode.OK);
    }

    private IEnumerable<string> Warnings => service.Log.Lines.Where(line => !line.StartsWith("Information", StringComparison.Ordinal));

    /// <summary>Reads the list, holds it up in the database, and lets something happen there.</summary>
    private async Task<HttpResponseMessage> WhileTheListWaits(Func<NpgsqlConnection, Task> happen)
    {
        await using var admin = new NpgsqlConnection(service.Server.AdminConnectionString("test_1") + ";Pooling=false");
        await admin.OpenAsync();
        await Execute(admin, "begin; lock table shelf_list_v1.shelf_list in access exclusive mode");
        var asked = service.Office.GetAsync(new Uri("/shelves", UriKind.Relative));
        await Eventually.True(async () => await Execute(admin, "select count(*) from pg_locks where not granted") is > 0L);
        await happen(admin);
        return await asked;
    }

    private static async Task<object?> Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
