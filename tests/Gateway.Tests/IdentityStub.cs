using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Bkmo.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Bkmo.Gateway.Tests;

/// <summary>Stands where Identity would: knows tokens by their hashes and tells what is revoked.</summary>
public sealed class IdentityStub
{
    private readonly ConcurrentDictionary<string, object> sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(long Number, string Account)> revoked = new();
    private int introspections, standingsAsked;

    /// <summary>How often it was asked whom a token belongs to.</summary>
    public int Introspections => introspections;

    internal ConcurrentQueue<Refused> Refusals { get; } = [];

    /// <summary>Whether the office ever had an account.</summary>
    public bool OfficeExists { get; set; }

    /// <summary>Whether news of revocations are told at all.</summary>
    public bool TellsNews { get; set; } = true;

    /// <summary>Whether it knows the question how sessions stand; the version before does not.</summary>
    public bool TellsStandings { get; set; } = true;

    /// <summary>How often it was asked how sessions stand.</summary>
    public int StandingsAsked => standingsAsked;

    /// <summary>Opens a session.</summary>
    public void Let(string token, string account, string[] roles, Guid? organisation = null, string? mayOnly = null, params ConferenceRole[] conferenceRoles) => sessions[Hash(token)] = new
    {
        Subject = account, SessionId = NameBasedSession(token), Roles = roles, Organisations = organisation is { } own ? new[] { own } : [], Centres = Array.Empty<Guid>(),
        ConferenceRoles = conferenceRoles, Scopes = Array.Empty<string>(), AuthenticatedAt = DateTimeOffset.UnixEpoch, ExpiresAt = DateTimeOffset.UnixEpoch, MayOnly = mayOnly,
    };

    /// <summary>Ends a session, with or without telling the gateway.</summary>
    public void End(string token, string account)
    {
        sessions.TryRemove(Hash(token), out _);
        if (TellsNews) revoked.Enqueue((revoked.Count + 1, account));
    }

    internal static Guid NameBasedSession(string token) => new(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, 16));

    internal void Map(WebApplication app)
    {
        app.MapPost("/internal/introspect", (Question question, HttpContext context) =>
        {
            Interlocked.Increment(ref introspections);
            return Subject(context) is not "service:gateway" ? Results.StatusCode(403) : sessions.TryGetValue(question.TokenHash, out var session) ? Results.Json(session) : Results.NotFound();
        });
        app.MapPost("/internal/standings", (Asked asked, HttpContext context) =>
        {
            Interlocked.Increment(ref standingsAsked);
            if (Subject(context) is not "service:gateway") return Results.StatusCode(403);
            return TellsStandings ? Results.Json(new { Standings = sessions.Values.Where(session => asked.Sessions.Any(id => id == SessionOf(session))).ToArray() }) : Results.Problem(statusCode: 404);
        });
        app.MapPost("/internal/refusals", (Refused refused, HttpContext context) =>
        {
            if (Subject(context) is not "service:gateway") return Results.StatusCode(403);
            Refusals.Enqueue(refused);
            return Results.NoContent();
        });
        app.MapGet("/internal/revocations", async (long? after, HttpContext context) =>
        {
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            for (var rounds = 0; after is not null && rounds < 50 && !revoked.Any(r => r.Number > after); rounds++) await pace.WaitForNextTickAsync(context.RequestAborted);
            var items = revoked.Where(r => r.Number > (after ?? long.MaxValue)).Select(r => new { AccountId = r.Account, SessionId = (Guid?)null }).ToArray();
            return Results.Json(new { Items = items, Last = (long)revoked.Count, OfficeExists });
        });
    }

    private static string? Subject(HttpContext context) =>
        context.Request.Headers.Authorization.ToString() is ['B', ..] header ? new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(header["Bearer ".Length..]).Subject : null;

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static Guid SessionOf(object session) => (Guid)session.GetType().GetProperty("SessionId")!.GetValue(session)!;

    internal sealed record Question(string TokenHash);

    internal sealed record Asked(IReadOnlyList<Guid> Sessions);
}
