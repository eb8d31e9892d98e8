using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Bkmo.ServiceDefaults;

/// <summary>
/// How browsers hold a session: in a cookie that no script reads. Browsers also send it with requests that other sites make them send; a change therefore needs, in the
/// header <see cref="ProofHeader"/>, the value of a second cookie, which only pages of the same origin read. It follows from the first, so that nobody can plant one.
/// </summary>
public static class SessionCookie
{
    /// <summary>Holds the session's token.</summary>
    public const string Name = "__Host-bkmo-session";

    /// <summary>Holds the proof, for scripts of the same origin.</summary>
    public const string ProofName = "__Host-bkmo-session-proof";

    /// <summary>Where the proof is shown with a change.</summary>
    public const string ProofHeader = "X-CSRF-Token";

    /// <summary>HMAC-SHA-256 of a fixed text under the session's token, base64url.</summary>
    public static string ProofOf(string token) => Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), "bkmo anti-forgery"u8));

    /// <summary>Whether <paramref name="proof"/> is the token's.</summary>
    public static bool IsProof(string? proof, string token) =>
        proof is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(proof), Encoding.UTF8.GetBytes(ProofOf(token)));

    /// <summary>Gives the browser both cookies, until the session's end.</summary>
    public static void Give(HttpResponse response, string token, DateTimeOffset expires)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Cookies.Append(Name, token, Options(expires, httpOnly: true));
        response.Cookies.Append(ProofName, ProofOf(token), Options(expires, httpOnly: false));
    }

    /// <summary>Takes both cookies from the browser.</summary>
    public static void Take(HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Cookies.Delete(Name, Options(null, httpOnly: true));
        response.Cookies.Delete(ProofName, Options(null, httpOnly: false));
    }

    private static CookieOptions Options(DateTimeOffset? expires, bool httpOnly) =>
        new() { Path = "/", Secure = true, HttpOnly = httpOnly, SameSite = SameSiteMode.Lax, Expires = expires, IsEssential = true };
}
