using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>What an operator may ask a service's program to do instead of serving.</summary>
internal static class OperatorCommands
{
    private const int Usage = 2;
    private const int TryAgain = 75;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    internal static async Task<int> Run(WebApplication app, string[] args)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        var words = args.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToArray();
        try
        {
            switch (words)
            {
                case []:
                    return await Serve(app);
                case ["migrate"]:
                    await app.Services.GetRequiredService<Migrator>().Run(stopping);
                    return 0;
                case ["rebuild", .. { Length: > 0 } names]:
                    return await RebuildReadModels(app, names, stopping);
                case ["replay", var queue]:
                    return await Replay(app, queue, stopping);
                case ["republish", var position]:
                    return await Republish(app, position, stopping);
                case ["verify-audit"]:
                    return await app.Services.GetRequiredService<AuditLog>().Verify(stopping);
                case ["archive", var stream]:
                    return await Archive(stream, app.Services.GetRequiredService<IEventStore>().Archive, stopping);
                case ["unarchive", var stream]:
                    return await Archive(stream, app.Services.GetRequiredService<IEventStore>().Unarchive, stopping);
                default:
                    return Fail("usage: [migrate | rebuild NAME... | rebuild all | replay QUEUE | republish POSITION | verify-audit | archive STREAM | unarchive STREAM]");
            }
        }
        catch (Exception e) when (words.Length > 0 && Faults.IsPassing(e))
        {
            return Fail($"cannot reach the server: {Faults.Describe(e)}", code: 1);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private static async Task<int> Serve(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            // What has started already must end before what it stands on is disposed.
            await app.StopAsync();
            throw;
        }
        await app.WaitForShutdownAsync();
        return Environment.ExitCode;
    }

    /// <summary>Ends the service in order, or hard when that takes too long; whoever watches over it starts it again because of the exit code.</summary>
    internal static void StartAgain(IHostApplicationLifetime lifetime)
    {
        Environment.ExitCode = TryAgain;
        _ = Task.Delay(Farewell).ContinueWith(_ => Environment.Exit(TryAgain), TaskScheduler.Default);
        lifetime.StopApplication();
    }

    private static async Task<int> RebuildReadModels(WebApplication app, string[] names, CancellationToken stopping)
    {
        var known = app.Services.GetServices<ProjectionDefinition>().ToDictionary(p => p.Name, StringComparer.Ordinal);
        if (names is ["all"]) names = [.. known.Keys];
        if (names.FirstOrDefault(name => !known.ContainsKey(name)) is { } unknown)
            return Fail($"there is no read model '{unknown}'; there are: {string.Join(", ", known.Keys)}, or all");
        var (database, store, log) = (
            app.Services.GetRequiredService<NpgsqlDataSource>(), app.Services.GetRequiredService<IEventStore>(), app.Services.GetRequiredService<ILogger<Rebuild>>());
        foreach (var name in names) await new Rebuild(known[name], app.Services, database, store, log).Run(stopping);
        return 0;
    }

    private static async Task<int> Replay(WebApplication app, string queue, CancellationToken stopping)
    {
        var queues = app.Services.GetRequiredService<EventingBuilder>().Consumers.Select(c => c.Queue).ToList();
        if (!queues.Contains(queue)) return Fail($"there is no queue '{queue}'; there are: {string.Join(", ", queues)}");
        var broker = app.Services.GetRequiredService<IConfiguration>().GetConnectionString("rabbitmq")!;
        var moved = await ErrorQueue.Replay(new Uri(broker), queue, stopping);
        Console.WriteLine($"{moved} messages go back to {queue}");
        return 0;
    }

    private static async Task<int> Republish(WebApplication app, string position, CancellationToken stopping)
    {
        if (!app.Services.GetRequiredService<EventingBuilder>().Publications.Any) return Fail("this service publishes nothing");
        if (!long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var from)) return Fail($"'{position}' is not a position: a whole number, 0 for everything");
        var was = await new Republication(app.Services.GetRequiredService<NpgsqlDataSource>()).From(from, stopping);
        if (was is null) return Fail($"the publisher is not past {from}; nothing to publish again");
        Console.WriteLine($"the publisher goes back from {was} to {from}");
        return 0;
    }

    private static async Task<int> Archive(string stream, Func<Guid, CancellationToken, Task<bool>> act, CancellationToken stopping) =>
        Guid.TryParse(stream, out var id) && await act(id, stopping) ? 0 : Fail($"there is no stream '{stream}'");

    private static int Fail(string line, int code = Usage)
    {
        Console.Error.WriteLine(line);
        return code;
    }
}
