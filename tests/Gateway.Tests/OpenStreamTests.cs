using System.Net;
using System.Net.Http.Headers;
using System.Threading.Channels;
using Bkmo.Testing;
using Microsoft.AspNetCore.Http;

namespace Bkmo.Gateway.Tests;

/// <summary>Server-sent events through the gateway: at once, for as long as the service tells, and no longer than the session.</summary>
public sealed class OpenStreamTests : IAsyncLifetime
{
    private const string Path = "/api/conference/conferences/x/live", Token = "bkmo_s_listener", Account = "0197c1c7-0000-7000-8000-0000000000aa";
    private readonly Platform platform = new Platform().With("Gateway:TimeoutMilliseconds", "1000");
    private readonly Channel<int> next = Channel.CreateUnbounded<int>();

    public async Task InitializeAsync()
    {
        await platform.InitializeAsync();
        platform.Known.Let(Token, Account, ["delegate"]);
        platform.Conference.Answer = async context =>
        {
            context.Response.ContentType = "text/event-stream";
            for (var i = 1; ; i++)
            {
                await context.Response.WriteAsync($"id: {i}\ndata: {i}\n\n", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await next.Reader.ReadAsync(context.RequestAborted);
            }
        };
    }

    public Task DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task What_a_service_tells_arrives_at_once_and_beyond_the_time_out_while_it_tells()
    {
        using var stream = await Listen();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(400));
        for (var i = 1; i <= 6; i++)
        {
            Assert.Equal($"id: {i}", await Line(stream));
            Assert.Equal($"data: {i}", await Line(stream));
            Assert.Equal("", await Line(stream));
            await pace.WaitForNextTickAsync();
            next.Writer.TryWrite(i);
        }
    }

    [Fact]
    public async Task A_stream_ends_when_its_session_is_revoked_and_others_go_on()
    {
        using var stream = await Listen();
        using var other = await Listen(Platform.OfficeToken);
        Assert.Equal("id: 1", await Line(stream));
        platform.Known.End(Token, Account);
        await Ended(stream);
        Assert.Equal("id: 1", await Line(other));
        using var again = Platform.Client(platform.Public, Token);
        Assert.Equal(HttpStatusCode.Unauthorized, (await again.GetAsync(new Uri(Path, UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("delegate", "organisation-representative")]
    [InlineData]
    public async Task A_stream_ends_when_its_session_has_other_rights_and_nobody_tells_and_comes_back_with_those(params string[] roles)
    {
        platform.Known.TellsNews = false;
        using var stream = await Listen();
        using var other = await Listen(Platform.OfficeToken);
        Assert.Equal("id: 1", await Line(stream));
        platform.Known.Let(Token, Account, roles);
        await Ended(stream);
        using var again = await Listen();
        Assert.Equal("id: 1", await Line(again));
        Assert.Equal("id: 1", await Line(other));
        for (var i = 0; i < 6; i++) next.Writer.TryWrite(i);
        foreach (var kept in new[] { again, other })
            while (await Line(kept) is not ['i', 'd', ':', ' ', >= '2'])
            {
            }
    }

    [Fact]
    public async Task A_stream_ends_with_a_session_whose_time_is_over()
    {
        platform.Known.TellsNews = false;
        using var stream = await Listen();
        Assert.Equal("id: 1", await Line(stream));
        platform.Known.End(Token, Account);
        await Ended(stream);
    }

    [Fact]
    public async Task An_Identity_of_the_version_before_that_cannot_say_how_sessions_stand_cuts_nobody_and_stops_nothing()
    {
        platform.Known.TellsStandings = false;
        using var stream = await Listen();
        Assert.Equal("id: 1", await Line(stream));
        // The service goes on telling, or the line would end by itself.
        await Eventually.True(() => next.Writer.TryWrite(1) && platform.Known.StandingsAsked >= 2);
        while (await Line(stream) is not "id: 2")
        {
        }
        // It asks on, and acts on the first answer.
        platform.Known.TellsNews = false;
        platform.Known.TellsStandings = true;
        platform.Known.End(Token, Account);
        await Eventually.True(() => next.Writer.TryWrite(1) && platform.Known.StandingsAsked >= 3);
        await Ended(stream);
    }

    private static async Task Ended(StreamReader stream) => await Assert.ThrowsAnyAsync<IOException>(async () =>
    {
        while (await Line(stream) is not null)
        {
        }
        throw new IOException("It ended.");
    }).WaitAsync(TimeSpan.FromSeconds(5));

    private async Task<StreamReader> Listen(string token = Token)
    {
        var client = Platform.Client(platform.Public, token);
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    private static Task<string?> Line(StreamReader stream) => stream.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(5));
}
