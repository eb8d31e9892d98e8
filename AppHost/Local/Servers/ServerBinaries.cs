using System.Globalization;

namespace Bkmo.AppHost.Local.Servers;

/// <summary>Where the programs of the two servers are on this machine.</summary>
internal static class ServerBinaries
{
    private const string PostgresRoot = "/usr/lib/postgresql";
    private static readonly string[] RabbitMqPlaces = ["/usr/lib/rabbitmq/bin/rabbitmq-server", "/opt/rabbitmq/sbin/rabbitmq-server"];
    private static readonly string[] EpmdPlaces = ["/usr/lib/erlang/bin/epmd", "/usr/local/lib/erlang/bin/epmd"];

    /// <summary>Folder of <c>initdb</c> and <c>postgres</c>, the newest version installed; null when there is none.</summary>
    public static string? Postgres() =>
        OnPath("initdb") is { } initdb && IsThere(Path.Combine(Path.GetDirectoryName(initdb)!, "postgres"))
            ? Path.GetDirectoryName(initdb)
            : PostgresVersions().Select(version => $"{PostgresRoot}/{version}/bin").FirstOrDefault(bin => IsThere($"{bin}/initdb"));

    /// <summary>Folder of the programs of one major version, for data that an older version made.</summary>
    public static string? Postgres(int major) => File.Exists($"{PostgresRoot}/{major}/bin/postgres") ? $"{PostgresRoot}/{major}/bin" : null;

    /// <summary>The start script of the broker that becomes the broker itself (not the package's wrapper, which switches accounts); null when it is not installed.</summary>
    public static string? RabbitMq() =>
        RabbitMqPlaces.FirstOrDefault(File.Exists);

    /// <summary>The broker's name service.</summary>
    public static string? Epmd() => OnPath("epmd") ?? EpmdPlaces.FirstOrDefault(File.Exists);

    /// <summary>The full path of a program on PATH, or null.</summary>
    public static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(IsThere);

    /// <summary>A link whose target was removed is not.</summary>
    private static bool IsThere(string path) => File.Exists(path) && (File.ResolveLinkTarget(path, returnFinalTarget: true)?.Exists ?? true);

    private static IEnumerable<int> PostgresVersions() =>
        Directory.Exists(PostgresRoot)
            ? Directory.EnumerateDirectories(PostgresRoot).Select(Path.GetFileName)
                .Select(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
                .OrderDescending()
            : [];
}
