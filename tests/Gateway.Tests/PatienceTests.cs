using System.Net;

namespace Bkmo.Gateway.Tests;

public sealed class PatienceTests : IAsyncLifetime
{
    private readonly Platform platform = new Platform().With("Gateway:PatienceMilliseconds", "2000");

    public Task InitializeAsync() => platform.InitializeAsync();

    public Task DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task A_read_waits_for_a_service_that_restarts()
    {
        await platform.Membership.GoAway();
        var read = platform.Office.GetAsync("/api/membership/organisations");
        await platform.Membership.ComeBack();
        Assert.Equal(HttpStatusCode.OK, (await read).StatusCode);
    }

    [Fact]
    public async Task A_command_with_a_key_waits_too_and_arrives_whole()
    {
        var arrived = "";
        platform.Membership.Answer = async context => arrived = await new StreamReader(context.Request.Body).ReadToEndAsync();
        await platform.Membership.GoAway();
        var command = platform.Office.SendAsync(Command("\"key-1\""));
        await platform.Membership.ComeBack();
        Assert.Equal(HttpStatusCode.OK, (await command).StatusCode);
        Assert.Equal("{\"name\": \"Verein\"}", arrived);
    }

    [Fact]
    public async Task A_command_that_was_interrupted_is_sent_again_with_its_key()
    {
        var tries = 0;
        platform.Membership.Answer = context =>
        {
            if (++tries == 1) context.Abort();
            return Task.CompletedTask;
        };
        Assert.Equal(HttpStatusCode.OK, (await platform.Office.SendAsync(Command("\"key-2\""))).StatusCode);
        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task A_command_without_a_key_is_never_sent_twice()
    {
        platform.Membership.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await platform.Office.SendAsync(Command(null))).StatusCode);
        Assert.Equal(1, platform.Membership.Calls);
    }

    [Fact]
    public async Task A_service_that_stays_away_is_waited_for_once_and_then_answered_for_at_once()
    {
        await platform.Membership.GoAway();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await platform.Office.GetAsync("/api/membership/organisations")).StatusCode);
        Assert.True(clock.Elapsed >= TimeSpan.FromSeconds(1.9), $"It was waited for {clock.Elapsed}.");
        clock.Restart();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await platform.Office.GetAsync("/api/membership/organisations")).StatusCode);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1.5), $"It was waited for {clock.Elapsed}.");
    }

    private static HttpRequestMessage Command(string? key)
    {
        var command = new HttpRequestMessage(HttpMethod.Post, "/api/membership/organisations") { Content = new StringContent("{\"name\": \"Verein\"}") };
        if (key is not null) command.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return command;
    }
}
