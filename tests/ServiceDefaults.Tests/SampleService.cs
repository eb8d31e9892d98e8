using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Bkmo.ServiceDefaults.Tests;

/// <summary>A small service on a real port, with the defaults and an endpoint for each thing that can happen.</summary>
public sealed class SampleService : IAsyncLifetime
{
    public InternalTokenSigner Signer { get; } = InternalTokenSigner.Generate();

    public LogLines Log { get; } = new();

    public HealthCheckResult Database { get; set; } = HealthCheckResult.Healthy();

    public HttpClient Anonymous { get; private set; } = new();

    public HttpClient Office { get; private set; } = new();

    private WebApplication? app;

    public async Task InitializeAsync()
    {
        app = Build(this, _ => { });
        await app.StartAsync();
        Anonymous = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Office = new HttpClient { BaseAddress = Anonymous.BaseAddress };
        Office.DefaultRequestHeaders.Authorization = Bearer(Signer.Sign(Someone(Roles.Office), "sample", DateTimeOffset.UtcNow));
    }

    public async Task DisposeAsync()
    {
        Anonymous.Dispose();
        Office.Dispose();
        if (app is not null) await app.DisposeAsync();
        Signer.Dispose();
    }

    public static AuthenticationHeaderValue Bearer(string token) => new("Bearer", token);

    public static Actor Someone(params string[] roles) => new(new UserId("someone"), roles.ToHashSet(StringComparer.Ordinal), new HashSet<Guid>(), new HashSet<Guid>());

    public static async Task<JsonElement> Problem(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        return problem;
    }

    public static WebApplication Build(SampleService service, Action<WebApplication> more, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new(InternalToken.PublicKeysSetting, service.Signer.PublicKeys)]);
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        builder.AddServiceDefaults("sample");
        builder.Logging.AddProvider(service.Log);
        builder.Services.AddHealthChecks().AddCheck("database", () => service.Database);
        var built = builder.Build();
        built.UseServiceDefaults();
        built.MapDefaultEndpoints();
        SampleEndpoints.Map(built);
        more(built);
        return built;
    }
}
