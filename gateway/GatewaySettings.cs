using System.Globalization;
using System.Net;

namespace Bkmo.Gateway;

/// <summary>What the gateway is told by its environment (<c>Gateway__PublicPort</c> and so on).</summary>
/// <param name="PublicPort">Port of the API, on loopback; 0 takes a free one.</param>
/// <param name="InternalPort">Port on which services fetch the public keys; 0 takes a free one.</param>
/// <param name="DataDirectory">Folder that holds <c>gateway/keys/*.pem</c> and <c>gateway/tokens/*.sha256</c>.</param>
/// <param name="RequestsPerSecond">Limit per caller. The default of 10,000 stops runaway clients, not load tests: two cores serve less than that.</param>
/// <param name="SignInsPerSecond">How many attempts to get in one address has in the long run; half a minute's worth at once, so that a hall of people behind one address gets in.</param>
/// <param name="Proxies">Addresses whose <c>X-Forwarded-For</c> is believed: of a proxy with TLS in front of the gateway, separated by commas.</param>
/// <param name="KeyLifetime">How long an internal key signs before a new one takes over.</param>
/// <param name="Timeout">How long a service may be silent.</param>
/// <param name="Patience">How long requests that may be sent twice wait for a service that is away; 0 for not at all.</param>
/// <param name="ProbeInterval">How often the health of destinations is asked for.</param>
internal sealed record GatewaySettings(
    int PublicPort, int InternalPort, string DataDirectory, int RequestsPerSecond, int SignInsPerSecond, IReadOnlyCollection<IPAddress> Proxies, TimeSpan KeyLifetime, TimeSpan Timeout, TimeSpan Patience, TimeSpan ProbeInterval)
{
    /// <summary>The services behind the gateway; each serves <c>/api/{name}</c>.</summary>
    internal static readonly IReadOnlyList<string> Services = ["membership", "conference", "advocacy", "counselling", "identity"];

    internal string OwnFolder => Path.Combine(DataDirectory, "gateway");

    internal static GatewaySettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Gateway");
        return new GatewaySettings(
            Number(section, nameof(PublicPort), 8080, 0, 65535), Number(section, nameof(InternalPort), 0, 0, 65535),
            section[nameof(DataDirectory)] is { Length: > 0 } folder ? folder
                : throw new SetupException("Set Gateway__DataDirectory to the folder that keeps the gateway's key and token hashes."),
            Number(section, nameof(RequestsPerSecond), 10_000, 10, 1_000_000),
            Number(section, nameof(SignInsPerSecond), 2, 1, 10_000),
            Addresses(section[nameof(Proxies)]),
            TimeSpan.FromDays(Number(section, "KeyDays", 30, 1, 3650)),
            TimeSpan.FromMilliseconds(Number(section, "TimeoutMilliseconds", 30_000, 100, 600_000)),
            TimeSpan.FromMilliseconds(Number(section, "PatienceMilliseconds", 8_000, 0, 60_000)),
            TimeSpan.FromMilliseconds(Number(section, "ProbeMilliseconds", 2_000, 100, 60_000)));
    }

    private static int Number(IConfigurationSection section, string name, int usual, int min, int max)
    {
        if (section[name] is not { Length: > 0 } text) return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new SetupException($"Gateway__{name} must be a number from {min} to {max}.");
    }

    private static IPAddress[] Addresses(string? list)
    {
        var texts = (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. texts.Select(text => IPAddress.TryParse(text, out var address) ? address
            : throw new SetupException($"Gateway__{nameof(Proxies)} must be IP addresses separated by commas."))];
    }
}
