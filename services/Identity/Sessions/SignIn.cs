using Bkmo.Identity.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Sessions;

/// <summary>Opens a session by password, and by code where a second factor is set up. The token is shown this once.</summary>
internal static class SignIn
{
    /// <summary>Who, and the proof.</summary>
    /// <param name="Email">Address of the account.</param>
    /// <param name="Password">The password.</param>
    /// <param name="Code">Six digits of the authenticator, or a recovery code.</param>
    /// <param name="Client">What the owner will know this device by.</param>
    internal sealed record Request(string Email, string Password, string? Code = null, string? Client = null);

    /// <summary>The open session.</summary>
    /// <param name="Id">The session.</param>
    /// <param name="Token">To be shown with every request. It cannot be had again. Null when a browser got it as a cookie (<c>Session-Transport: cookie</c>).</param>
    /// <param name="ExpiresAt">The end that no use puts off, UTC.</param>
    /// <param name="MayOnly"><c>totp</c>: a role demands a second factor, which must be set up first; nothing else is allowed.</param>
    internal sealed record Opened(Guid Id, string? Token, DateTimeOffset ExpiresAt, string? MayOnly);

    internal const int LongestClient = 100;
    private const string TransportHeader = "Session-Transport", ByCookie = "cookie";

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/identity/sessions", Handle)
        .Produces<Opened>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests).AllowAnyone();

    private static async Task<IResult> Handle(Request request, Desk desk, Authentication authentication, CancellationToken cancellation)
    {
        var check = new Check();
        var client = check.OptionalText(request.Client, "client", LongestClient);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var email = EmailAddress.Normalize(request.Email);
        var seen = await desk.Db.Users.AsNoTracking().SingleOrDefaultAsync(account => account.NormalizedEmail == email, cancellation);
        var token = Tokens.ForSession();
        Session? session = null;
        var verdict = await authentication.Check(seen, request.Password, request.Code, "sign in", account =>
        {
            desk.Db.Sessions.Add(session = Open(desk, account, token, client, OpenedBy.Password, account.HasSecondFactor, desk.Now));
            return Task.CompletedTask;
        }, cancellation);
        if (session is null) return Authentication.Answer(verdict, desk.Http);

        return await Answer(desk, seen!, session, token, cancellation);
    }

    /// <summary>201 with the token, which is shown this once: in the body, or to a browser that wants it so as a cookie that no script reads.</summary>
    internal static async Task<IResult> Answer(Desk desk, Account account, Session session, string token, CancellationToken cancellation)
    {
        var standing = new Standing(account, session, [.. (await Standing.ActiveGrants(desk.Db, [account.Id], desk.Now, cancellation))[account.Id]]);
        desk.Http.Response.Headers.Location = $"/api/identity/sessions/{session.Id}";
        var byCookie = desk.Http.Request.Headers[TransportHeader] == ByCookie;
        if (byCookie) SessionCookie.Give(desk.Http.Response, token, session.ExpiresAt);
        return Results.Json(new Opened(session.Id, byCookie ? null : token, session.ExpiresAt, standing.MayOnly), ServiceJson.Options, statusCode: StatusCodes.Status201Created);
    }

    internal static Session Open(Desk desk, Account account, string token, string? client, OpenedBy by, bool secondFactor, DateTimeOffset authenticatedAt) => new()
    {
        Id = desk.NewId(), TokenHash = Tokens.Hash(token), AccountId = account.Id, Client = client, OpenedBy = by, SecondFactor = secondFactor,
        CreatedAt = desk.Now, SeenAt = desk.Now, AuthenticatedAt = authenticatedAt < desk.Now ? authenticatedAt : desk.Now, ExpiresAt = desk.Now + Session.Absolute,
    };
}
