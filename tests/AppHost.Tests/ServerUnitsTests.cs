using Npgsql;

namespace Bkmo.AppHost.Tests;

public sealed class ServerUnitsTests
{
    [Fact]
    public async Task A_service_s_credentials_open_its_own_database_and_no_other()
    {
        await using var app = new StubApplication((_, builder) =>
        {
            var postgres = builder.AddPostgres("postgres");
            postgres.AddDatabase("mine-db");
            postgres.AddDatabase("yours-db");
        });
        await app.StartAsync();
        var mine = new NpgsqlConnectionStringBuilder(app.Running.ConnectionStrings["mine-db"]) { Pooling = false };
        await using (var connection = new NpgsqlConnection(mine.ConnectionString))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand("create schema own", connection);
            await create.ExecuteNonQueryAsync();
        }
        foreach (var other in new[] { "yours-db", "postgres", "template1" })
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => OpenAsync(mine, other))).SqlState);
    }

    [Fact]
    public async Task A_killed_database_server_comes_back_and_its_secrets_stay_out_of_sight()
    {
        await using var app = new StubApplication((_, builder) =>
        {
            var database = builder.AddPostgres("postgres").AddDatabase("mine-db");
            var migrate = builder.AddProject("shop-migrate", StubApplication.Project).WithArgs("migrate").WithReference(database).WaitFor(database);
            builder.AddProject("shop", StubApplication.Project).WaitForCompletion(migrate).WithHttpEndpoint().WithHttpHealthCheck("/health/ready");
        });
        await app.StartAsync();
        await app.Running["postgres"].KillAsync();
        await app.Running["postgres"].Healthy.WaitAsync(TimeSpan.FromSeconds(30));
        await OpenAsync(new NpgsqlConnectionStringBuilder(app.Running.ConnectionStrings["mine-db"]) { Pooling = false }, "mine-db");
        Assert.Contains("shop-migrate  finished", app.Output, StringComparison.Ordinal);
        foreach (var secret in app.Running.Folder.Secrets.All) Assert.DoesNotContain(secret, app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_string_from_outside_replaces_the_local_server()
    {
        await using var app = new StubApplication((_, builder) =>
        {
            builder.AddPostgres("postgres").AddDatabase("mine-db");
            builder.AddRabbitMQ("rabbitmq");
        }, "--ConnectionStrings:mine-db=Host=there", "--ConnectionStrings:rabbitmq=amqp://there");
        await app.StartAsync();
        Assert.Empty(app.Running.Units);
        Assert.Equal("Host=there", app.Running.ConnectionStrings["mine-db"]);
    }

    [Fact]
    public async Task Data_of_another_version_of_PostgreSQL_are_refused_with_what_to_do()
    {
        await using var app = new StubApplication((_, builder) => builder.AddPostgres("postgres").AddDatabase("mine-db"));
        var data = Path.Combine(app.Folder, "servers", "postgres", "data");
        Directory.CreateDirectory(data);
        await File.WriteAllTextAsync(Path.Combine(data, "PG_VERSION"), "9\n");
        await File.WriteAllTextAsync(Path.Combine(app.Folder, "secrets.json"), "{}");
        await File.WriteAllTextAsync(Path.Combine(app.Folder, "lock"), "");
        var refusal = await Assert.ThrowsAsync<PrerequisiteException>(app.StartAsync);
        Assert.Equal(
            $"the data in {Path.GetDirectoryName(data)} was made by PostgreSQL 9, which is not installed; run: sudo apt-get install -y postgresql-9, or start over with --fresh",
            refusal.Message);
    }

    [Fact]
    public async Task A_port_that_is_asked_for_and_taken_is_refused()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        await using var app = new StubApplication((_, builder) => builder.AddProject("shop", StubApplication.Project).WithHttpEndpoint(port: port));
        var refusal = await Assert.ThrowsAsync<PrerequisiteException>(app.StartAsync);
        Assert.Equal($"port {port} for shop-http is in use; end the program that listens there or choose another port", refusal.Message);
    }

    [Fact]
    public async Task A_project_that_was_not_built_is_refused()
    {
        await using var app = new StubApplication((_, builder) => builder.AddProject("ghost", "../services/Ghost/Ghost.csproj"));
        var refusal = await Assert.ThrowsAsync<PrerequisiteException>(app.StartAsync);
        Assert.StartsWith("services/Ghost/bin/", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Bkmo.Ghost.dll is missing; run: dotnet build", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task OpenAsync(NpgsqlConnectionStringBuilder credentials, string database)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(credentials.ConnectionString) { Database = database }.ConnectionString);
        await connection.OpenAsync();
    }
}
