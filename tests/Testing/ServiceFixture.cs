using System.Net.Http.Headers;
using Bkmo.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Testing;

/// <summary>
/// A whole service in this process, over its own database and its own part of the broker. <typeparamref name="TMarker"/> is any public type of the service;
/// tests sign internal tokens as the gateway would.
/// </summary>
public abstract class ServiceFixture<TMarker>(string service) : IAsyncLifetime where TMarker : class
{
    private readonly InternalTokenSigner signer = InternalTokenSigner.Generate();
    private WebApplicationFactory<TMarker>? factory;

    /// <summary>Connection string of the service's database.</summary>
    public string Database { get; private set; } = "";

    /// <summary>Address of the broker.</summary>
    public string Broker { get; private set; } = "";

    /// <summary>Folder that the service writes its mails to, one file each.</summary>
    public string Mails { get; } = Directory.CreateTempSubdirectory("bkmo-mails-").FullName;

    /// <summary>What the service is made of.</summary>
    public IServiceProvider Services => factory!.Services;

    /// <summary>A client of the office.</summary>
    public HttpClient Office => As(Roles.Office);

    /// <summary>A client that signs in as nobody.</summary>
    public HttpClient Nobody => factory!.CreateClient();

    /// <inheritdoc />
    public virtual async Task InitializeAsync()
    {
        Database = await Postgres.FreshDatabaseAsync();
        Broker = await RabbitMq.ConnectionStringAsync();
        await MigrateAsync();
        factory = new WebApplicationFactory<TMarker>().WithWebHostBuilder(Configure);
        _ = factory.Server;
        await Eventually.True(async () => (await Nobody.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode);
    }

    /// <summary>Runs the service's own migration step.</summary>
    public async Task MigrateAsync()
    {
        string[] args = ["migrate", .. Settings.Select(s => $"--{s.Key}={s.Value}")];
        var exit = await Task.Run(() => (int?)typeof(TMarker).Assembly.EntryPoint!.Invoke(null, [args]));
        Assert.Equal(0, exit);
    }

    /// <summary>Tells the service something, as another service would.</summary>
    public Task Tell<TMessage>(TMessage message) where TMessage : class => Services.GetRequiredService<IBus>().Publish(message);

    /// <summary>What a second copy of the service is started with to stand beside this one: same database, broker and keys.</summary>
    public IReadOnlyList<string> Arguments => [.. Settings.Select(setting => $"--{setting.Key}={setting.Value}")];

    /// <summary>The header by which the gateway would vouch for this actor, just signed in.</summary>
    public AuthenticationHeaderValue Vouch(Actor actor) =>
        new("Bearer", signer.Sign(actor, service, TimeProvider.System.GetUtcNow(), authenticatedAt: TimeProvider.System.GetUtcNow()));

    /// <summary>A client with these roles.</summary>
    public HttpClient As(params string[] roles) =>
        As(new Actor(new UserId("account-" + string.Join('-', roles)), roles.ToHashSet(StringComparer.Ordinal), new HashSet<Guid>(), new HashSet<Guid>()));

    /// <summary>A client of this actor, who proved who they are at <paramref name="authenticated"/>, or just now.</summary>
    public HttpClient As(Actor actor, DateTimeOffset? authenticated = null)
    {
        var client = factory!.CreateClient();
        var now = TimeProvider.System.GetUtcNow();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signer.Sign(actor, service, now, authenticatedAt: authenticated ?? now));
        return client;
    }

    /// <inheritdoc />
    public virtual async Task DisposeAsync()
    {
        if (factory is not null) await factory.DisposeAsync();
        signer.Dispose();
        Directory.Delete(Mails, recursive: true);
    }

    private Dictionary<string, string> Settings => new(StringComparer.Ordinal)
    {
        [$"ConnectionStrings:{service}-db"] = Database,
        ["ConnectionStrings:rabbitmq"] = Broker,
        [InternalToken.PublicKeysSetting] = signer.PublicKeys,
        ["Mail:Folder"] = Mails,
        ["Keys:Master"] = Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray()),
    };

    private void Configure(IWebHostBuilder host)
    {
        foreach (var (key, value) in Settings) host.UseSetting(key, value);
    }
}
