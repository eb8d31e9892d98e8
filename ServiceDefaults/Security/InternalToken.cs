namespace Bkmo.ServiceDefaults;

/// <summary>
/// The token with which the gateway vouches for a caller towards one service: JWT, ES256, 60 seconds. Claims: <c>sub</c>, <c>roles</c>, <c>org</c> and
/// <c>centre</c> (uuids), <c>conf</c> (a role and the conferences that it is held for, uuids without hyphens, by blanks), <c>sid</c>, <c>auth_time</c> (seconds
/// since 1970).
/// </summary>
public static class InternalToken
{
    /// <summary>Who signs.</summary>
    public const string Issuer = "bkmo-gateway";

    /// <summary>How long a token is valid.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    /// <summary>How far the clocks of gateway and service may differ.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    /// <summary>The only algorithm that is accepted.</summary>
    public const string Algorithm = "ES256";

    /// <summary>Where the gateway shows its public keys (on its internal port only).</summary>
    public const string KeysPath = "/.well-known/jwks.json";

    /// <summary>Configuration key that hands the public keys in as JSON, instead of asking the gateway.</summary>
    public const string PublicKeysSetting = "InternalToken:PublicJwks";

    /// <summary>The audience of tokens for a service.</summary>
    public static string Audience(string service) => "bkmo-" + service;

    internal const string Subject = "sub";
    internal const string Roles = "roles";
    internal const string Organisations = "org";
    internal const string Centres = "centre";
    internal const string Conferences = "conf";
    internal const string Session = "sid";
    internal const string AuthenticatedAt = "auth_time";
}
