using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bkmo.Eventing;
using Bkmo.Identity.Accounts;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bkmo.Identity.Tests;

/// <summary>Identity as it runs, over a database of its own, with a clock that tests move and a folder for its mails.</summary>
public sealed class IdentityService : IAsyncLifetime
{
    private readonly InternalTokenSigner signer = InternalTokenSigner.Generate();
    private readonly string mails = Directory.CreateTempSubdirectory("bkmo-mails-").FullName;
    private WebApplicationFactory<Account>? factory;
    private string database = "", broker = "";

    /// <summary>Settings beside the usual ones; to be said before it starts.</summary>
    public Dictionary<string, string> More { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it listens to the broker; to be said before it starts. Most specs do without.</summary>
    public bool Hears { get; set; }

    public SettableTime Time { get; } = new(TimeProvider.System.GetUtcNow());

    public LogLines Log { get; } = new();

    /// <summary>A client without any token.</summary>
    public HttpClient Nobody => factory!.CreateClient();

    public HttpClient Gateway => As(Actor.Service("gateway"));

    public HttpClient Bootstrap => As(Somebody("bootstrap", [Roles.Office]));

    public async Task InitializeAsync()
    {
        database = await Postgres.FreshDatabaseAsync();
        // Nobody connects there unless it hears.
        broker = Hears ? await RabbitMq.ConnectionStringAsync() : "amqp://127.0.0.1:1/";
        Assert.Equal(0, await Command("migrate"));
        factory = new WebApplicationFactory<Account>().WithWebHostBuilder(host =>
        {
            foreach (var (key, value) in Settings) host.UseSetting(key, value);
            host.ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(Time);
                services.AddSingleton<ILoggerProvider>(Log);
                if (!Hears) RemoveBus(services);
                services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);
            });
        });
        Assert.Equal(HttpStatusCode.OK, (await Nobody.GetAsync("/health/ready")).StatusCode);
    }

    public async Task DisposeAsync()
    {
        if (factory is not null) await factory.DisposeAsync();
        signer.Dispose();
        Directory.Delete(mails, recursive: true);
    }

    public static Actor Somebody(string id, IEnumerable<string> roles) =>
        new(new UserId(id), roles.ToHashSet(StringComparer.Ordinal), new HashSet<Guid>(), new HashSet<Guid>());

    public HttpClient As(Actor actor, string? session = null)
    {
        var client = factory!.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Sign(actor, session));
        return client;
    }

    /// <summary>A client that shows this token to a gateway, which asks Identity about it before every request.</summary>
    public HttpClient With(string token) => factory!.CreateDefaultClient(new StandInGateway(this, token));

    public async Task<JsonElement?> Introspect(string token)
    {
        var answer = await Gateway.PostAsJsonAsync("/internal/introspect", new { tokenHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))) });
        if (answer.StatusCode is HttpStatusCode.NotFound) return null;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }

    /// <summary>The part of the newest link that was mailed to the address which lets somebody in.</summary>
    public async Task<string> MailedTo(string email)
    {
        string? text = null;
        await Eventually.True(() => Task.FromResult((text = Newest(email)) is not null));
        return text![(text!.LastIndexOf('=') + 1)..].Trim();
    }

    /// <summary>The newest mail to the address whose text holds this; null when there is none yet.</summary>
    public string? MailTo(string email, string about) => Newest(email, about);

    public int MailsTo(string email) => Directory.GetFiles(mails).Count(file => File.ReadAllText(file).StartsWith($"To: {email}\n", StringComparison.Ordinal));

    /// <summary>How many records there are of this act with this outcome.</summary>
    public async Task<long> Audited(string act, string outcome) =>
        await Sql<long>("select count(*) from identity.audit where act = $1 and outcome = $2", act, outcome);

    /// <summary>Asks or changes the database behind the service's back.</summary>
    public async Task<T?> Sql<T>(string sql, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
        return await command.ExecuteScalarAsync() is T found ? found : default;
    }

    /// <summary>Runs an operator's command; its exit code.</summary>
    public async Task<int> Command(string command)
    {
        string[] args = [command, .. Settings.Select(s => $"--{s.Key}={s.Value}")];
        return (int)(await Task.Run(() => typeof(Account).Assembly.EntryPoint!.Invoke(null, [args])))!;
    }

    /// <summary>Number of the first record of the audit that is not as it was written.</summary>
    public async Task<long?> FirstBrokenRecord()
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        return (await new AuditChain(IdentityDb.Schema).Verify(connection, CancellationToken.None)).Broken;
    }

    /// <summary>What housekeeping does every hour.</summary>
    public Task Clean() => factory!.Services.GetServices<IHostedService>().OfType<Housekeeping>().Single().Clean(CancellationToken.None);

    /// <summary>Tells Identity something, as another service would.</summary>
    public Task Tell<TMessage>(TMessage message) where TMessage : class => factory!.Services.GetRequiredService<MassTransit.IBus>().Publish(message);

    private static void RemoveBus(IServiceCollection services)
    {
        string[] parts = ["MassTransitHostedService", "QueueWatch", "BusWatch"];
        foreach (var hosted in services.Where(s => s.ServiceType == typeof(IHostedService)).ToList())
            if (parts.Contains((hosted.ImplementationType ?? hosted.ImplementationFactory?.Method.ReturnType)?.Name, StringComparer.Ordinal)) services.Remove(hosted);
    }

    private string? Newest(string email, string about = "") => Directory.GetFiles(mails).OrderDescending(StringComparer.Ordinal).Select(File.ReadAllText)
        .FirstOrDefault(text => text.StartsWith($"To: {email}\n", StringComparison.Ordinal) && text.EndsWith('\n') && text.Contains(about, StringComparison.OrdinalIgnoreCase));

    private string Sign(Actor actor, string? session, DateTimeOffset? authenticatedAt = null) =>
        signer.Sign(actor, "identity", TimeProvider.System.GetUtcNow(), session, authenticatedAt);

    private Dictionary<string, string> Settings => new(More, StringComparer.Ordinal)
    {
        ["ConnectionStrings:identity-db"] = database,
        ["ConnectionStrings:rabbitmq"] = broker,
        ["Keys:Master"] = Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray()),
        ["Mail:Folder"] = mails,
        ["Mail:Site"] = "https://bkmo.example",
        [InternalToken.PublicKeysSetting] = signer.PublicKeys,
    };

    private sealed class StandInGateway(IdentityService identity, string token) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (await identity.Introspect(token) is not { } known) return new HttpResponseMessage(HttpStatusCode.Unauthorized);
            var roles = known.GetProperty("roles").EnumerateArray().Select(role => role.GetString()!);
            var actor = Somebody(known.GetProperty("subject").GetString()!, roles);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", identity.Sign(
                actor, known.GetProperty("sessionId").GetString(), known.GetProperty("authenticatedAt").Deserialize<DateTimeOffset?>()));
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
