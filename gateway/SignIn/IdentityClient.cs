using System.Collections.Frozen;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using OpenTelemetry;

namespace Bkmo.Gateway;

/// <summary>Identity could not be asked. Nobody is let in on a guess, and nobody is told that their session has ended.</summary>
internal sealed class IdentityAwayException(string reason) : Exception(reason);

/// <summary>Asks Identity, in the gateway's own name: each of its addresses in turn until one answers.</summary>
internal sealed class IdentityClient(IConfiguration configuration, TokenMint mint) : IDisposable
{
    internal const string Service = "identity";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private static readonly Actor Gateway = Actor.Service("gateway");

    private readonly HttpClient http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(1), AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null }) { Timeout = Longest };
    private readonly Uri[] addresses = [.. ServiceRoutes.Addresses(configuration, Service).Select(address => new Uri(address))];

    /// <summary>Whom the token belongs to; null when Identity knows no such token.</summary>
    /// <exception cref="IdentityAwayException">No address answered.</exception>
    internal async Task<Caller?> Introspect(string tokenHash, CancellationToken cancellation)
    {
        using var answer = await Ask(HttpMethod.Post, "/internal/introspect", JsonContent.Create(new { tokenHash }, options: ServiceJson.Options), cancellation);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : (await Read<Introspected>(answer, cancellation)).Caller();
    }

    /// <summary>Those of the sessions that are alive, with what they may do now; asking uses none of them.</summary>
    /// <exception cref="IdentityAwayException">No address answered, or none that knows the question.</exception>
    internal async Task<IReadOnlyDictionary<string, Caller>> Standings(IReadOnlyList<string> sessions, CancellationToken cancellation)
    {
        using var answer = await Ask(HttpMethod.Post, "/internal/standings", JsonContent.Create(new { sessions }, options: ServiceJson.Options), cancellation);
        // An Identity of the version before does not know the question while versions change.
        if (answer.StatusCode == HttpStatusCode.NotFound) throw new IdentityAwayException("404");
        return (await Read<Standing>(answer, cancellation)).Standings.Select(known => known.Caller()).ToDictionary(caller => caller.Session!, StringComparer.Ordinal);
    }

    /// <summary>What to forget since <paramref name="after"/>; waits up to ten seconds for news.</summary>
    /// <exception cref="IdentityAwayException">No address answered.</exception>
    internal async Task<Revocations> Revoked(long? after, CancellationToken cancellation)
    {
        using var answer = await Ask(HttpMethod.Get, after is null ? "/internal/revocations" : $"/internal/revocations?after={after}&wait=10", null, cancellation);
        return await Read<Revocations>(answer, cancellation);
    }

    /// <summary>Has a refusal of the gateway's own put on record.</summary>
    /// <exception cref="IdentityAwayException">No address answered.</exception>
    internal async Task Record(Refused refused, CancellationToken cancellation)
    {
        using var answer = await Ask(HttpMethod.Post, "/internal/refusals", JsonContent.Create(refused, options: ServiceJson.Options), cancellation);
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> Ask(HttpMethod method, string path, HttpContent? body, CancellationToken cancellation)
    {
        using var untraced = SuppressInstrumentationScope.Begin();
        var reason = "no address is configured";
        foreach (var address in addresses)
        {
            try
            {
                using var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = body };
                request.Headers.Authorization = AuthenticationHeaderValue.Parse(mint.Header(Gateway, session: null, Service));
                var answer = await http.SendAsync(request, cancellation);
                if (answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.NotFound) return answer;
                reason = $"{(int)answer.StatusCode}";
                answer.Dispose();
            }
            catch (Exception problem) when (problem is HttpRequestException || (problem is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                reason = problem.GetType().Name;
            }
        }
        throw new IdentityAwayException(reason);
    }

    private static async Task<T> Read<T>(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, cancellation) ?? throw new IdentityAwayException("an empty answer");
        }
        catch (Exception problem) when (problem is JsonException or HttpRequestException or IOException)
        {
            throw new IdentityAwayException(problem.GetType().Name);
        }
    }

    private sealed record Standing(IReadOnlyList<Introspected> Standings);

    private sealed record Introspected(
        string Subject, Guid SessionId, IReadOnlyList<string> Roles, IReadOnlyList<Guid> Organisations, IReadOnlyList<Guid> Centres,
        IReadOnlyList<ConferenceRole>? ConferenceRoles, DateTimeOffset? AuthenticatedAt, string? MayOnly)
    {
        internal Caller Caller() => new(Actor(), SessionId.ToString(), MayOnly, AuthenticatedAt);

        private Actor Actor() => new(new UserId(Subject), Roles.ToFrozenSet(StringComparer.Ordinal), Organisations.ToFrozenSet(), Centres.ToFrozenSet())
        {
            // An Identity of the version before tells none while versions change: then these roles count nowhere.
            ConferenceRoles = (ConferenceRoles ?? []).ToFrozenSet(),
        };
    }
}

/// <summary>What no longer holds.</summary>
/// <param name="Items">Sessions, or all of an account's.</param>
/// <param name="Last">What to ask after next time.</param>
/// <param name="OfficeExists">Whether an account of the office was ever opened: then the bootstrap token is over.</param>
internal sealed record Revocations(IReadOnlyList<Revocations.Item> Items, long Last, bool OfficeExists)
{
    /// <summary>One session, or everything of an account.</summary>
    internal sealed record Item(Guid? AccountId, Guid? SessionId);
}
