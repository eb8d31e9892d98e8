using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Bkmo.ServiceDefaults;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

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

    /// <summary>A client with these roles.</summary>
    public HttpClient As(params string[] roles) => As(new Actor(new UserId("account-" + string.Join('-', roles)), roles.ToHashSet(StringComparer.Ordinal), new HashSet<Guid>(), new HashSet<Guid>()));

    /// <summary>A client of this actor.</summary>
    public HttpClient As(Actor actor)
    {
        var client = factory!.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signer.Sign(actor, service, TimeProvider.System.GetUtcNow()));
        return client;
    }

    /// <inheritdoc />
    public virtual async Task DisposeAsync()
    {
        if (factory is not null) await factory.DisposeAsync();
        signer.Dispose();
    }

    private Dictionary<string, string> Settings => new(StringComparer.Ordinal)
    {
        [$"ConnectionStrings:{service}-db"] = Database,
        ["ConnectionStrings:rabbitmq"] = Broker,
        [InternalToken.PublicKeysSetting] = signer.PublicKeys,
        ["Keys:Master"] = Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray()),
    };

    private void Configure(IWebHostBuilder host)
    {
        foreach (var (key, value) in Settings) host.UseSetting(key, value);
    }
}

/// <summary>Waiting for something that happens soon.</summary>
public static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(15);

    /// <summary>Waits until <paramref name="condition"/> holds; fails after 20 seconds, or what <paramref name="atMost"/> says.</summary>
    public static async Task True(Func<Task<bool>> condition, TimeSpan? atMost = null)
    {
        using var deadline = new CancellationTokenSource(atMost ?? Deadline);
        using var timer = new PeriodicTimer(Between);
        while (!await condition())
            if (!await Ticks(timer, deadline.Token)) Assert.Fail($"It did not happen within {(atMost ?? Deadline).TotalSeconds} seconds.");
    }

    /// <summary>Waits until <paramref name="condition"/> holds; fails after 20 seconds, or what <paramref name="atMost"/> says.</summary>
    public static Task True(Func<bool> condition, TimeSpan? atMost = null) => True(() => Task.FromResult(condition()), atMost);

    private static async Task<bool> Ticks(PeriodicTimer timer, CancellationToken deadline)
    {
        try
        {
            return await timer.WaitForNextTickAsync(deadline);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

/// <summary>Requests as a client of the platform writes them.</summary>
public static class Requests
{
    /// <summary>Sends JSON with the conventions' headers.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client, HttpMethod method, string path, object? body = null, string? ifMatch = null, string? key = null, string? minPosition = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is string raw) request.Content = new StringContent(raw, System.Text.Encoding.UTF8, "application/json");
        else if (body is not null) request.Content = JsonContent.Create(body);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (minPosition is not null) request.Headers.TryAddWithoutValidation("Min-Position", minPosition);
        return await client.SendAsync(request);
    }

    /// <summary>The body as JSON.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();

    /// <summary>The strong entity tag.</summary>
    public static string Tag(this HttpResponseMessage answer) => answer.Headers.ETag?.ToString() ?? throw new InvalidOperationException("The answer has no ETag.");

    /// <summary>The position of the command's last event.</summary>
    public static string Position(this HttpResponseMessage answer) => answer.Headers.GetValues("Event-Position").Single();

    /// <summary>The code of the problem, after checking that it is one with the expected status.</summary>
    public static async Task<string> ProblemAsync(this HttpResponseMessage answer, int status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode} instead of {status}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(text).RootElement.GetProperty("type").GetString()!.Replace("urn:bkmo:problem:", "", StringComparison.Ordinal);
    }
}
