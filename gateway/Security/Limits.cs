using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Bkmo.Gateway;

/// <summary>How much one caller may ask.</summary>
internal sealed class Limits(GatewaySettings settings) : IDisposable
{
    internal const string SecondsPerFailure = "3";
    private const int FailuresAtOnce = 20;
    private const int SignInSeconds = 30;
    private static readonly TimeSpan PerFailure = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Refill = TimeSpan.FromMilliseconds(100);

    private readonly PartitionedRateLimiter<string> requests = PartitionedRateLimiter.Create<string, string>(
        caller => RateLimitPartition.GetTokenBucketLimiter(caller, _ => Bucket(settings.RequestsPerSecond, settings.RequestsPerSecond / 10, Refill)), StringComparer.Ordinal);

    private readonly PartitionedRateLimiter<string> signIns = PartitionedRateLimiter.Create<string, string>(
        address => RateLimitPartition.GetTokenBucketLimiter(address, _ => Bucket(settings.SignInsPerSecond * SignInSeconds, settings.SignInsPerSecond, TimeSpan.FromSeconds(1))), StringComparer.Ordinal);

    private readonly PartitionedRateLimiter<string> failures = PartitionedRateLimiter.Create<string, string>(
        address => RateLimitPartition.GetTokenBucketLimiter(address, _ => Bucket(FailuresAtOnce, 1, PerFailure)), StringComparer.Ordinal);

    /// <summary>Whether the caller (a subject, or an address while nobody is signed in) may send another request.</summary>
    internal bool MayAsk(string caller)
    {
        using var lease = requests.AttemptAcquire(caller);
        return lease.IsAcquired;
    }

    /// <summary>Whether an address may try once more to get in.</summary>
    internal bool MayTryToGetIn(IPAddress? address)
    {
        using var lease = signIns.AttemptAcquire(Network(address));
        return lease.IsAcquired;
    }

    /// <summary>Whether an address may be told once more that its token is unknown. A known token is never held up by others' failures.</summary>
    internal bool MayFailAgain(IPAddress? address)
    {
        using var lease = failures.AttemptAcquire(Network(address));
        return lease.IsAcquired;
    }

    /// <summary>The address; of an IPv6 address the /64 that one customer gets.</summary>
    internal static string Network(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private static TokenBucketRateLimiterOptions Bucket(int limit, int perPeriod, TimeSpan period) =>
        new() { TokenLimit = limit, TokensPerPeriod = perPeriod, ReplenishmentPeriod = period, QueueLimit = 0, AutoReplenishment = true };

    public void Dispose()
    {
        requests.Dispose();
        signIns.Dispose();
        failures.Dispose();
    }
}
