namespace Bkmo.Gateway;

/// <summary>The session that a browser shows in its cookie, and what it shows to prove that a page of this origin sends the request.</summary>
/// <param name="Token">Value of the session's cookie.</param>
/// <param name="Proof">What came in <see cref="SessionCookie.ProofHeader"/>.</param>
internal sealed record ShownCookie(string Token, string? Proof)
{
    /// <summary>Takes the cookie from a request; null when it has none.</summary>
    internal static ShownCookie? In(HttpRequest request) =>
        request.Cookies[SessionCookie.Name] is { Length: > 0 } token ? new(token, request.Headers[SessionCookie.ProofHeader] is [{ } proof] ? proof : null) : null;

    /// <summary>Whether the request may change something.</summary>
    internal bool IsProven => SessionCookie.IsProof(Proof, Token);
}
