using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Bkmo.Gateway.Tests;

/// <summary>A gateway on free ports with a folder of its own and stubs behind it.</summary>
public sealed class Platform : IAsyncLifetime
{
    public const string OfficeToken = "bkmo_s_office", OfficeAccount = "0197c1c7-0000-7000-8000-000000000001";

    private readonly string folder = Directory.CreateTempSubdirectory("bkmo-gateway-").FullName;
    private readonly List<KeyValuePair<string, string?>> settings = [];
    private WebApplication? app;

    public Stub Membership { get; private set; } = null!;

    public Stub Conference { get; private set; } = null!;

    /// <summary>The address of Identity, of which <see cref="Known"/> is what it knows.</summary>
    public Stub Identity { get; private set; } = null!;

    public IdentityStub Known { get; } = new();

    public HttpClient Anonymous { get; private set; } = null!;

    public HttpClient Office { get; private set; } = null!;

    public HttpClient Internal { get; private set; } = null!;

    public Uri Public => Anonymous.BaseAddress!;

    public string TokenFolder => Path.Combine(folder, "gateway", "tokens");

    public string KeyFolder => Path.Combine(folder, "gateway", "keys");

    public Platform With(string key, string value)
    {
        settings.Add(new(key, value));
        return this;
    }

    public async Task InitializeAsync()
    {
        Membership = await Stub.Start();
        Conference = await Stub.Start();
        Identity = await Stub.Start(Known.Map);
        Allow("bootstrap", "let me in");
        Known.Let(OfficeToken, OfficeAccount, ["office"]);
        app = GatewayApp.Build([], builder => builder.Configuration.AddInMemoryCollection(Settings()).AddInMemoryCollection(settings));
        await app.StartAsync();
        var addresses = app.Urls.Select(url => new Uri(url)).ToArray();
        Anonymous = Client(addresses[0], null);
        Office = Client(addresses[0], OfficeToken);
        Internal = Client(addresses[1], null);
    }

    public async Task DisposeAsync()
    {
        Anonymous.Dispose();
        Office.Dispose();
        Internal.Dispose();
        if (app is not null) await app.DisposeAsync();
        await Membership.DisposeAsync();
        await Conference.DisposeAsync();
        await Identity.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public void Allow(string subject, string token)
    {
        Directory.CreateDirectory(TokenFolder);
        File.WriteAllText(Path.Combine(TokenFolder, subject + ".sha256"), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))) + "\n");
    }

    public static HttpClient Client(Uri address, string? token)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public static async Task<JsonElement> Problem(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        return problem;
    }

    /// <summary>Asks until the answer is as wanted; fails after the deadline with the last answer.</summary>
    public static async Task<HttpResponseMessage> Until(Func<Task<HttpResponseMessage>> ask, Func<HttpResponseMessage, bool> wanted, double seconds)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var answer = await ask();
            if (wanted(answer)) return answer;
            try
            {
                await pace.WaitForNextTickAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Still {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            }
        }
    }

    private Dictionary<string, string?> Settings() => new(StringComparer.Ordinal)
    {
        ["Gateway:PublicPort"] = "0",
        ["Gateway:InternalPort"] = "0",
        ["Gateway:DataDirectory"] = folder,
        ["Gateway:ProbeMilliseconds"] = "200",
        ["Gateway:PatienceMilliseconds"] = "0",
        ["services:membership:http:0"] = Membership.Address,
        ["services:conference:http:0"] = Conference.Address,
        ["services:identity:http:0"] = Identity.Address,
    };
}
