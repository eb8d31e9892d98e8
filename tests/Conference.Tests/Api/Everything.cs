using System.Diagnostics;
using System.Globalization;
using System.Text;
using Bkmo.Contracts.Conference.V1;
using Bkmo.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bkmo.Conference.Tests.Api;

/// <summary>Somebody who reads all that the service leaves anywhere: tables, the log of writes, what its processes log, what they export and what is told over the broker.</summary>
internal sealed class Everything : IAsyncDisposable
{
    internal const string Tables = "tables", Writes = "log of writes", Log = "log", Exports = "exports", Broker = "broker";

    private readonly ConferenceService service;
    private readonly Messages messages;
    private readonly LogLines lines = new();

    private Everything(ConferenceService service, Sink sink, SecondCopy copy, Messages messages)
    {
        (this.service, Sink, Copy, this.messages) = (service, sink, copy, messages);
        service.Services.GetRequiredService<ILoggerFactory>().AddProvider(lines);
    }

    /// <summary>Every place that is read.</summary>
    internal static IReadOnlyList<string> Places { get; } = [Tables, Writes, Log, Exports, Broker];

    /// <summary>The process whose log and exports are read from its beginning.</summary>
    internal SecondCopy Copy { get; }

    internal Sink Sink { get; }

    internal static async Task<Everything> Begin(ConferenceService service)
    {
        var sink = new Sink();
        return new(service, sink, await SecondCopy.Start(service, sink), await Messages.Hear(service.Broker));
    }

    /// <summary>All of it as it is now: after all that was to be told over the broker was told, and this reader heard it.</summary>
    internal async Task<Seen> Read()
    {
        await Told();
        return new([
            new(Tables, Encoding.UTF8.GetBytes(await Testing.Tables.Everything(service.Database))),
            new(Writes, await LogOfWrites()),
            new(Log, Encoding.UTF8.GetBytes(string.Join('\n', [Copy.Log, .. lines.Lines]))),
            new(Exports, Sink.Everything),
            new(Broker, messages.Everything),
        ]);
    }

    public async ValueTask DisposeAsync()
    {
        await Copy.DisposeAsync();
        await messages.DisposeAsync();
        Sink.Dispose();
    }

    private async Task Told()
    {
        await using var database = NpgsqlDataSource.Create(service.Database);
        await using var told = database.CreateCommand("select position >= (select max(seq_id) from events.mt_events) from eventing.progress where name = 'publisher'");
        await Eventually.True(async () => await told.ExecuteScalarAsync() is true);
        var (mark, at) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow());
        await service.Tell(new ResolutionAdopted(mark, 1, at, mark, null, "Zeichen", "Mark", null, null, null, null));
        await Eventually.True(() => messages.Everything.AsSpan().IndexOf(Encoding.UTF8.GetBytes(mark.ToString())) >= 0);
    }

    /// <summary>The server's log of writes as it lies on disk, and as pg_waldump tells it.</summary>
    private async Task<byte[]> LogOfWrites()
    {
        // Tests' servers commit without waiting for the disk; this one waits, and with it all that was written before.
        await using (var database = NpgsqlDataSource.Create(service.Database))
        await using (var flush = database.CreateCommand("set synchronous_commit = on; select pg_logical_emit_message(true, 'read', '')"))
            await flush.ExecuteNonQueryAsync();
        var folder = Directory.EnumerateDirectories(Path.Combine(Path.GetTempPath(), "bkmo-tests"), $"{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-*")
            .SelectMany(own => Directory.EnumerateDirectories(own, "pg_wal", SearchOption.AllDirectories)).First();
        var segments = Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file).Length == 24).Order(StringComparer.Ordinal).ToList();
        var program = Directory.EnumerateFiles("/usr/lib/postgresql", "pg_waldump", SearchOption.AllDirectories).First();
        using var dump = Process.Start(new ProcessStartInfo(program, ["--path", folder, Path.GetFileName(segments[0])]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var told = dump.StandardOutput.ReadToEnd();
        dump.WaitForExit();
        Assert.Contains("tx:", told, StringComparison.Ordinal);
        return [.. segments.SelectMany(segment => Records(File.ReadAllBytes(segment))), .. Encoding.UTF8.GetBytes(told)];
    }

    // A record goes on behind the head of the next page, which is 40 bytes long where its second flag is set, else 24: without the heads nothing is torn apart.
    private static IEnumerable<byte> Records(byte[] segment) =>
        segment.Chunk(8192).SelectMany(page => page.AsSpan((page[2] & 2) > 0 ? 40 : 24).ToArray());
}

/// <summary>What was read, place by place.</summary>
/// <param name="Sources">Name of the place and all that stands there.</param>
internal sealed record Seen(IReadOnlyList<KeyValuePair<string, byte[]>> Sources)
{
    /// <summary>The places where <paramref name="trace"/> stands, in capital or small letters.</summary>
    internal IReadOnlyList<string> Holding(string trace) => Holding(Encoding.UTF8.GetBytes(trace), Encoding.UTF8.GetBytes(trace.ToLowerInvariant()), Encoding.UTF8.GetBytes(trace.ToUpperInvariant()));

    /// <summary>The places where one of these runs of bytes stands.</summary>
    internal IReadOnlyList<string> Holding(params byte[][] traces) =>
        [.. Sources.Where(source => traces.Any(trace => source.Value.AsSpan().IndexOf(trace) >= 0)).Select(source => source.Key)];
}
