using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using static Bkmo.ServiceDefaults.Tests.SampleService;

namespace Bkmo.ServiceDefaults.Tests;

public sealed class KeyFetchTests(SampleService service) : IClassFixture<SampleService>
{
    [Fact]
    public async Task Without_the_gateways_keys_a_token_opens_nothing_and_the_service_says_it_is_unavailable()
    {
        await using var app = Build(service, _ => { }, (InternalToken.PublicKeysSetting, ""), ("services:gateway:internal:0", "http://127.0.0.1:1"));
        using var client = await Client(app, service.Signer);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/things/who")).StatusCode);
    }

    [Fact]
    public async Task Keys_are_fetched_from_the_gateway_and_again_when_it_has_a_new_one()
    {
        using var renewed = InternalTokenSigner.Generate();
        var (keys, asked) = (service.Signer.PublicKeys, 0);
        await using var gateway = Gateway(() =>
        {
            asked++;
            return keys;
        });
        await gateway.StartAsync();
        await using var app = Build(service, _ => { }, (InternalToken.PublicKeysSetting, ""), ("services:gateway:internal:0", gateway.Urls.Single()));
        using var client = await Client(app, service.Signer);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/things/who")).StatusCode);
        client.DefaultRequestHeaders.Authorization = Bearer(renewed.Sign(Someone(Roles.Office), "sample", DateTimeOffset.UtcNow));
        for (var i = 0; i < 20; i++) await client.GetAsync("/things/who");
        Assert.InRange(asked, 1, 2);

        keys = renewed.PublicKeys;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await client.GetAsync("/things/who")).StatusCode != HttpStatusCode.OK) await pace.WaitForNextTickAsync(deadline.Token);
    }

    private static async Task<HttpClient> Client(WebApplication app, InternalTokenSigner signer)
    {
        await app.StartAsync();
        var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        client.DefaultRequestHeaders.Authorization = Bearer(signer.Sign(Someone(Roles.Office), "sample", DateTimeOffset.UtcNow));
        return client;
    }

    private static WebApplication Gateway(Func<string> keys)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/.well-known/jwks.json", keys);
        return app;
    }
}
