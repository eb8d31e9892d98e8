using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Bkmo.Benchmarks;

/// <summary>PostgreSQL's own load generator, doing the same rows with prepared statements: what the server can do at all.</summary>
internal static partial class PgBench
{
    private const string Program = "/usr/lib/postgresql/15/bin/pgbench";

    /// <summary>One row in each of the two tables, in one statement.</summary>
    internal const string StreamAndEvent = """
        with s as (insert into events.mt_streams (id, type, version) values (gen_random_uuid(), 'shelf', 1) returning id)
        insert into events.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, correlation_id, causation_id, headers, user_name)
        select nextval('events.mt_events_sequence'), gen_random_uuid(), s.id, 1, '{"title":"a book with a title","pages":250,"cover":"hardCover"}', 'book_placed', now(),
               'Bkmo.Benchmarks.BookPlaced, Bkmo.Benchmarks', '0af7651916cd43dd8448eb211c80319c', '0HN7', '{"traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}', 'benchmark' from s;
        """;

    /// <summary>A stream row and several event rows, in one statement.</summary>
    internal static string StreamAndEvents(int count) => StreamAndEvent
        .Replace("'shelf', 1)", $"'shelf', {count})", StringComparison.Ordinal).Replace("s.id, 1,", "s.id, n,", StringComparison.Ordinal)
        .Replace("from s;", $"from s, generate_series(1, {count}) n;", StringComparison.Ordinal);

    /// <summary>Transactions per second.</summary>
    internal static async Task<double> Run(string script, string database, int clients, TimeSpan duration)
    {
        var settings = new NpgsqlConnectionStringBuilder(database);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, script);
        string[] arguments =
        [
            "-n", "-M", "prepared", "-f", file, "-c", $"{clients}", "-j", "2", "-T", ((int)duration.TotalSeconds).ToString(CultureInfo.InvariantCulture),
            "-h", settings.Host!, "-p", settings.Port.ToString(CultureInfo.InvariantCulture), "-U", settings.Username!, settings.Database!,
        ];
        using var process = Process.Start(new ProcessStartInfo(Program, arguments)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["PGPASSWORD"] = settings.Password },
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        File.Delete(file);
        if (process.ExitCode != 0) throw new InvalidOperationException($"pgbench: {await errors}");
        return double.Parse(Tps().Match(output).Groups["tps"].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"tps = (?<tps>[0-9.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Tps();
}
