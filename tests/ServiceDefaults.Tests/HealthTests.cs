using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bkmo.ServiceDefaults.Tests;

public sealed class HealthTests(SampleService service) : IClassFixture<SampleService>
{
    [Theory]
    [InlineData(HealthStatus.Healthy, 200, "healthy")]
    [InlineData(HealthStatus.Degraded, 200, "degraded")]
    [InlineData(HealthStatus.Unhealthy, 503, "unhealthy")]
    public async Task Ready_tells_each_check_and_stays_in_service_while_degraded(HealthStatus status, int answerStatus, string name)
    {
        service.Database = new HealthCheckResult(status, "schema 3 of 3");

        var answer = await service.Anonymous.GetAsync("/health/ready");

        Assert.Equal(answerStatus, (int)answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var report = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(name, report.GetProperty("status").GetString());
        Assert.Equal(name, report.GetProperty("checks").GetProperty("database").GetProperty("status").GetString());
        Assert.Equal("schema 3 of 3", report.GetProperty("checks").GetProperty("database").GetProperty("description").GetString());
    }

    [Fact]
    public async Task The_text_of_an_exception_is_not_shown()
    {
        service.Database = HealthCheckResult.Unhealthy("password=secret", new InvalidOperationException("password=secret"));

        Assert.DoesNotContain("secret", await (await service.Anonymous.GetAsync("/health/ready")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Live_asks_nothing_but_the_process()
    {
        service.Database = HealthCheckResult.Unhealthy();

        Assert.Equal(HttpStatusCode.OK, (await service.Anonymous.GetAsync("/health/live")).StatusCode);
    }
}
