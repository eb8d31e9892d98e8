using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Bkmo.Gateway;

/// <summary>
/// The session that a browser shows in its cookie. Browsers send cookies with requests that other sites make them send; a change therefore needs, in the header
/// <c>X-CSRF-Token</c>, what only a page of this origin can read: the value of the second cookie, which follows from the first.
/// </summary>
/// <param name="Token">Value of the session's cookie.</param>
/// <param name="Proof">What came in <c>X-CSRF-Token</c>.</param>
internal sealed record ShownCookie(string Token, string? Proof)
{
    internal const string Name = "__Host-bkmo-session", ProofHeader = "X-CSRF-Token";

    /// <summary>Takes the cookie from a request; null when it has none.</summary>
    internal static ShownCookie? In(HttpRequest request) =>
        request.Cookies[Name] is { Length: > 0 } token ? new(token, request.Headers[ProofHeader] is [{ } proof] ? proof : null) : null;

    /// <summary>Whether the request may change something: whoever sent it could read this origin's cookies.</summary>
    internal bool IsProven => Proof is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Proof), Encoding.UTF8.GetBytes(ProofOf(Token)));

    /// <summary>HMAC-SHA-256 of a fixed text under the session's token, base64url.</summary>
    internal static string ProofOf(string token) => Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), "bkmo anti-forgery"u8));
}
