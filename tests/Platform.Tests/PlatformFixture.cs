using System.Net.Http.Json;
using System.Text.Json;
using Bkmo.Testing;

namespace Bkmo.Platform.Tests;

/// <summary>Specs that leave alone what the others look at share one running platform.</summary>
[CollectionDefinition(Name)]
public sealed class OnePlatform : ICollectionFixture<PlatformFixture>
{
    internal const string Name = "one platform";
}

/// <summary>One running platform with the sample data, which exports its telemetry to a sink of the tests.</summary>
public sealed class PlatformFixture : IAsyncLifetime
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT", Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL", Delay = "OTEL_BSP_SCHEDULE_DELAY";

    public OtlpSink Telemetry { get; private set; } = null!;

    public RunningPlatform Platform { get; private set; } = null!;

    public HttpClient Office { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Telemetry = await OtlpSink.Start();
        Set((Endpoint, Telemetry.Address.ToString()), (Protocol, "http/protobuf"), (Delay, "200"));
        Platform = await RunningPlatform.Start("--with-sample-data");
        Office = Platform.Office();
        Assert.True(Platform.SampleDataLoaded, Platform.Output);
    }

    public async Task DisposeAsync()
    {
        Office.Dispose();
        await Platform.DisposeAsync();
        Set((Endpoint, null), (Protocol, null), (Delay, null));
        await Telemetry.DisposeAsync();
    }

    public async Task<JsonElement> Get(string path) => await Office.GetFromJsonAsync<JsonElement>(path);

    public async Task<HttpResponseMessage> Post(string path, object body, string? ifMatch = null) =>
        await Office.SendAsync(HttpMethod.Post, path, body, ifMatch);

    /// <summary>Applies for and admits an organisation; its id.</summary>
    public async Task<Guid> Admit(string name)
    {
        var applied = await Post("/api/membership/organisations", new { name, kind = "association", membershipKind = "network" });
        Assert.Equal(System.Net.HttpStatusCode.Created, applied.StatusCode);
        var version = (await applied.JsonAsync()).GetProperty("memberships")[0].GetProperty("version").GetInt64();
        var admitted = await Post($"{applied.Headers.Location}/memberships/network/decision", new { admit = true }, $"\"{version}\"");
        admitted.EnsureSuccessStatusCode();
        return Guid.Parse(applied.Headers.Location!.ToString().Split('/')[^1]);
    }

    /// <summary>A centre of an organisation that Counselling has heard of.</summary>
    public async Task<Guid> OpenCentre(Guid organisationId, string name)
    {
        HttpResponseMessage? opened = null;
        await Eventually.True(async () => (opened = await Post(
            "/api/counselling/centres",
            new { name, organisationId, place = "Bautzen", postcode = "02625", languages = new[] { "de", "tr", "ar" }, topics = new[] { "housing" } })).IsSuccessStatusCode);
        return Guid.Parse(opened!.Headers.Location!.ToString().Split('/')[^1]);
    }

    private static void Set(params (string Name, string? Value)[] variables)
    {
        foreach (var (name, value) in variables) Environment.SetEnvironmentVariable(name, value);
    }
}
