using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bkmo.Gateway.Tests;

/// <summary>Stands where a service would: remembers what arrived, answers as told. Can go away and come back on the same port.</summary>
public sealed class Stub : IAsyncDisposable
{
    private WebApplication? app;

    public string Address { get; private set; } = "http://127.0.0.1:0";

    public IHeaderDictionary? Seen { get; private set; }

    public string? SeenPath { get; private set; }

    public int Calls { get; private set; }

    public string Description { get; set; } = """{"openapi":"3.1.1","paths":{}}""";

    public RequestDelegate Answer { get; set; } = context => context.Response.WriteAsync("fine");

    private Action<WebApplication> More { get; init; } = _ => { };

    public static async Task<Stub> Start(Action<WebApplication>? more = null)
    {
        var stub = new Stub { More = more ?? (_ => { }) };
        await stub.ComeBack();
        return stub;
    }

    public async Task ComeBack()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Address);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        app = builder.Build();
        app.MapGet("/health/ready", () => "ready");
        app.MapGet("/openapi/v1.json", (HttpContext context) =>
        {
            Seen = Copy(context.Request.Headers);
            return Results.Text(Description, "application/json", Encoding.UTF8);
        });
        app.Map("/api/{**rest}", async context =>
        {
            Calls++;
            Seen = Copy(context.Request.Headers);
            SeenPath = context.Request.Path + context.Request.QueryString;
            await Answer(context);
        });
        More(app);
        await app.StartAsync();
        Address = app.Urls.Single();
    }

    public async Task GoAway()
    {
        if (app is null) return;
        await app.StopAsync();
        await app.DisposeAsync();
        app = null;
    }

    // A request's own headers are emptied when it ends.
    private static HeaderDictionary Copy(IHeaderDictionary headers) => new(headers.ToDictionary(StringComparer.OrdinalIgnoreCase));

    public async ValueTask DisposeAsync() => await GoAway();
}
