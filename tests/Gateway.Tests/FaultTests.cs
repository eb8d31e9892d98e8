using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Bkmo.Gateway.Tests;

public sealed class FaultTests : IAsyncLifetime
{
    private readonly Platform platform = new Platform().With("Gateway:TimeoutMilliseconds", "300").With("Gateway:RequestsPerSecond", "50");

    public Task InitializeAsync() => platform.InitializeAsync();

    public Task DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task A_service_that_is_away_is_503_and_works_again_as_soon_as_it_is_back()
    {
        await platform.Membership.GoAway();
        var away = await platform.Office.GetAsync("/api/membership/organisations");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.NotNull(away.Headers.RetryAfter);
        await Platform.Problem(away);
        await Platform.Until(() => platform.Anonymous.GetAsync("/health/ready"), answer => Check(answer, "membership").Contains("1 of 1", StringComparison.Ordinal), 5);

        await platform.Membership.ComeBack();

        await Platform.Until(() => platform.Office.GetAsync("/api/membership/organisations"), answer => answer.IsSuccessStatusCode, 1);
    }

    [Fact]
    public async Task A_service_without_any_address_is_503()
    {
        var answer = await platform.Office.GetAsync("/api/counselling/cases");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        await Platform.Problem(answer);
    }

    [Fact]
    public async Task A_service_that_is_silent_too_long_is_504()
    {
        platform.Membership.Answer = context => new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);

        var answer = await platform.Office.GetAsync("/api/membership/organisations");

        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.StatusCode);
        await Platform.Problem(answer);
    }

    [Fact]
    public async Task A_service_that_hangs_up_is_503()
    {
        platform.Membership.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        var answer = await platform.Office.PostAsync("/api/membership/organisations", new StringContent("{}"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        await Platform.Problem(answer);
    }

    [Fact]
    public async Task A_caller_over_its_rate_is_429_with_the_time_to_wait()
    {
        var answers = new ConcurrentBag<HttpResponseMessage>();

        await Parallel.ForAsync(0, 200, async (_, cancellation) => answers.Add(await platform.Office.GetAsync("/api/membership/organisations", cancellation)));

        var refused = answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.NotNull(refused.Headers.RetryAfter);
        await Platform.Problem(refused);
        Assert.Contains(answers, answer => answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Ready_is_degraded_but_200_while_a_service_is_away()
    {
        var answer = await Platform.Until(
            () => platform.Anonymous.GetAsync("/health/ready"), ready => Check(ready, "membership").Contains("healthy", StringComparison.Ordinal), 5);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("degraded", JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.OK, (await platform.Anonymous.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task Headers_beyond_the_limit_are_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/docs");
        request.Headers.TryAddWithoutValidation("Long", new string('x', 40_000));

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, (await platform.Anonymous.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_request_that_is_no_http_gets_no_further()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, platform.Public.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /docs HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked, x\r\n\r\n"));
        using var reader = new StreamReader(socket.GetStream());

        Assert.StartsWith("HTTP/1.1 400", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    private static string Check(HttpResponseMessage answer, string name)
    {
        var stream = answer.Content.ReadAsStream();
        stream.Position = 0;
        return JsonDocument.Parse(new StreamReader(stream).ReadToEnd()).RootElement.GetProperty("checks").GetProperty(name).ToString();
    }
}
