using Microsoft.AspNetCore.Identity;

namespace Bkmo.Identity.Passkeys;

/// <summary>
/// For whom and from where passkeys count: <c>Passkeys:RelyingParty</c> (a domain, <c>localhost</c> unless told) and <c>Passkeys:Origins</c> (addresses of the user
/// interface, separated by blanks or commas). Unless told, these are the relying party over https, any port of localhost when that is the relying party, and the
/// gateway's public address.
/// </summary>
internal static class PasskeySettings
{
    internal const string RelyingPartySetting = "Passkeys:RelyingParty", OriginsSetting = "Passkeys:Origins", GatewaySetting = "services:gateway:http:0";
    private const string Local = "localhost", Required = "required";

    /// <exception cref="SetupException">An origin is no address.</exception>
    internal static void Apply(IdentityPasskeyOptions options, IConfiguration settings)
    {
        var party = settings[RelyingPartySetting] is { Length: > 0 } told ? told : Local;
        var origins = Origins(settings, party);
        options.ServerDomain = party;
        options.AuthenticatorTimeout = Challenges.Challenge.Lifetime;
        // No user name is asked for, and whoever holds the device must also unlock it.
        options.ResidentKeyRequirement = Required;
        options.UserVerificationRequirement = Required;
        options.AttestationConveyancePreference = "none";
        options.ValidateOrigin = context => ValueTask.FromResult(
            !context.CrossOrigin && Origin(context.Origin) is { } origin && (origins.Contains(origin) || IsLocal(party, origin, settings)));
    }

    private static HashSet<string> Origins(IConfiguration settings, string party)
    {
        if (settings[OriginsSetting] is { Length: > 0 } told)
            return told.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
                .Select(text => Origin(text) ?? throw new SetupException($"Passkeys__Origins has something that is no address: use https://host, separated by blanks."))
                .ToHashSet(StringComparer.Ordinal);
        return new[] { $"https://{party}", Origin(settings[GatewaySetting]) }.OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    private static bool IsLocal(string party, string origin, IConfiguration settings) =>
        party == Local && string.IsNullOrEmpty(settings[OriginsSetting]) && new Uri(origin).Host == Local;

    private static string? Origin(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.GetLeftPart(UriPartial.Authority) : null;
}
