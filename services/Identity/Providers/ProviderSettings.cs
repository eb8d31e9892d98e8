namespace Bkmo.Identity.Providers;

/// <summary>
/// The one OpenID provider that is trusted, by configuration: <c>Oidc:Issuer</c>, <c>Oidc:ClientId</c>, <c>Oidc:ClientSecret</c>; without an issuer there is none.
/// </summary>
/// <param name="Issuer">As the provider writes it into its tokens; https, or http on this machine.</param>
/// <param name="ClientId">What the provider knows the platform by, and the audience of its tokens.</param>
/// <param name="ClientSecret">Shown to the provider only.</param>
/// <param name="ReturnTo">Page of the user interface that the provider sends people back to (<c>Oidc:RedirectUri</c>).</param>
/// <param name="Scopes">What is asked for (<c>Oidc:Scopes</c>); <c>openid</c> unless told.</param>
/// <param name="Hosts">Hosts beside the issuer's own where it keeps its keys and gives its tokens (<c>Oidc:Hosts</c>).</param>
/// <param name="Claims">What its tokens mean.</param>
internal sealed record ProviderSettings(
    Uri Issuer, string ClientId, string ClientSecret, Uri ReturnTo, string Scopes, IReadOnlySet<string> Hosts, ClaimMap Claims)
{
    internal const string IssuerSetting = "Oidc:Issuer";
    private static readonly char[] Between = [' ', ','];

    /// <summary>The issuer to the letter.</summary>
    internal required string IssuerName { get; init; }

    /// <exception cref="SetupException">There is an issuer, and something else is missing or wrong.</exception>
    internal static ProviderSettings? Read(IConfiguration settings)
    {
        if (settings[IssuerSetting] is not { Length: > 0 } issuer) return null;
        var address = Address(issuer, "Oidc__Issuer");
        return new(
            address, Needed(settings, "ClientId"), Needed(settings, "ClientSecret"), ReturnAddress(settings), settings["Oidc:Scopes"] is { Length: > 0 } scopes ? scopes : "openid",
            Words(settings["Oidc:Hosts"]).Append(address.Authority).ToHashSet(StringComparer.OrdinalIgnoreCase), ClaimMap.Read(settings)) { IssuerName = issuer };
    }

    /// <summary>Whether the provider may be called there: it cannot send us anywhere else, nor to what is not encrypted.</summary>
    internal bool MayCall(Uri address) => IsSafe(address) && Hosts.Contains(address.Authority);

    internal static IEnumerable<string> Words(string? text) => (text ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries);

    private static string Needed(IConfiguration settings, string name) => settings[$"Oidc:{name}"] is { Length: > 0 } value
        ? value
        : throw new SetupException($"Oidc__{name} is missing: it goes with Oidc__Issuer.");

    private static Uri ReturnAddress(IConfiguration settings) => Address(
        settings["Oidc:RedirectUri"] is { Length: > 0 } told ? told : Mailers.SiteOf(settings) + "/sign-in", "Oidc__RedirectUri");

    private static Uri Address(string text, string name) => Uri.TryCreate(text, UriKind.Absolute, out var address) && IsSafe(address) && address.UserInfo.Length == 0
        ? address
        : throw new SetupException($"{name} cannot be used: it is an address with https, or with http on this machine.");

    private static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}

/// <summary>What claims of the provider mean.</summary>
/// <param name="Subject">The claim that names its user for ever (<c>Oidc:Claims:Subject</c>); <c>sub</c> unless told.</param>
/// <param name="Methods">Values of <c>amr</c> that stand for two factors (<c>Oidc:Claims:Amr</c>); <c>mfa</c> unless told.</param>
/// <param name="Levels">Values of <c>acr</c> that do (<c>Oidc:Claims:Acr</c>); none unless told. They are asked for as well.</param>
internal sealed record ClaimMap(string Subject, IReadOnlySet<string> Methods, IReadOnlySet<string> Levels)
{
    internal static ClaimMap Read(IConfiguration settings) => new(
        settings["Oidc:Claims:Subject"] is { Length: > 0 } subject ? subject : "sub",
        ProviderSettings.Words(settings["Oidc:Claims:Amr"] ?? "mfa").ToHashSet(StringComparer.Ordinal),
        ProviderSettings.Words(settings["Oidc:Claims:Acr"]).ToHashSet(StringComparer.Ordinal));
}
