using Bkmo.Identity.Passkeys;
using Bkmo.Identity.Providers;
using Bkmo.ServiceDefaults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;

namespace Bkmo.Identity.Tests;

public sealed class SettingsTests
{
    [Theory]
    [InlineData(null, null, "http://localhost:4711", true)]
    [InlineData(null, null, "https://localhost", true)]
    [InlineData(null, null, "http://10.1.2.3:8080", true)]
    [InlineData(null, null, "http://10.1.2.3:8081", false)]
    [InlineData(null, null, "https://localhost.evil.example", false)]
    [InlineData("bkmo.example", null, "https://bkmo.example", true)]
    [InlineData("bkmo.example", null, "http://bkmo.example", false)]
    [InlineData("bkmo.example", null, "http://localhost:4711", false)]
    [InlineData("bkmo.example", "https://app.bkmo.example, https://bkmo.example:8443", "https://bkmo.example:8443", true)]
    [InlineData("bkmo.example", "https://app.bkmo.example, https://bkmo.example:8443", "https://bkmo.example", false)]
    [InlineData("localhost", "http://localhost:5000", "http://localhost:5001", false)]
    [InlineData(null, null, "android:apk-key-hash:abc", false)]
    [InlineData(null, null, "", false)]
    public async Task Passkeys_count_from_known_addresses_only(string? party, string? origins, string origin, bool counts)
    {
        var options = new IdentityPasskeyOptions();
        PasskeySettings.Apply(options, Settings(("Passkeys:RelyingParty", party), ("Passkeys:Origins", origins), ("services:gateway:http:0", "http://10.1.2.3:8080/")));
        Assert.Equal(party ?? "localhost", options.ServerDomain);
        var context = new PasskeyOriginValidationContext { HttpContext = new DefaultHttpContext(), Origin = origin, CrossOrigin = false, TopOrigin = null };
        Assert.Equal(counts, await options.ValidateOrigin!(context));
    }

    [Fact]
    public async Task Not_from_within_another_page()
    {
        var options = new IdentityPasskeyOptions();
        PasskeySettings.Apply(options, Settings());
        var context = new PasskeyOriginValidationContext { HttpContext = new DefaultHttpContext(), Origin = "http://localhost:5000", CrossOrigin = true, TopOrigin = null };
        Assert.False(await options.ValidateOrigin!(context));
    }

    [Fact]
    public void An_origin_that_is_no_address_keeps_the_service_from_starting() =>
        Assert.Throws<SetupException>(() => PasskeySettings.Apply(new IdentityPasskeyOptions(), Settings(("Passkeys:Origins", "bkmo.example"))));

    [Theory]
    [InlineData("http://provider.example", "secret", null)]
    [InlineData("ftp://127.0.0.1", "secret", null)]
    [InlineData("https://user@provider.example", "secret", null)]
    [InlineData("https://provider.example", "", null)]
    [InlineData("https://provider.example", "secret", "http://bkmo.example/sign-in")]
    public void A_provider_that_is_not_safe_or_not_complete_keeps_it_from_starting(string issuer, string secret, string? returnTo) =>
        Assert.Throws<SetupException>(() => ProviderSettings.Read(
            Settings(("Oidc:Issuer", issuer), ("Oidc:ClientId", "bkmo"), ("Oidc:ClientSecret", secret), ("Oidc:RedirectUri", returnTo), ("Mail:Site", "https://bkmo.example"))));

    [Fact]
    public void Only_the_providers_own_hosts_are_called()
    {
        var settings = ProviderSettings.Read(Settings(
            ("Oidc:Issuer", "https://provider.example/realm"), ("Oidc:ClientId", "bkmo"), ("Oidc:ClientSecret", "secret"), ("Oidc:Hosts", "keys.example"),
            ("Mail:Site", "https://bkmo.example/")))!;
        Assert.Equal("https://bkmo.example/sign-in", settings.ReturnTo.AbsoluteUri);
        Assert.True(settings.MayCall(new Uri("https://provider.example/token")));
        Assert.True(settings.MayCall(new Uri("https://keys.example/keys")));
        Assert.False(settings.MayCall(new Uri("http://provider.example/token")));
        Assert.False(settings.MayCall(new Uri("https://provider.example:8443/token")));
        Assert.False(settings.MayCall(new Uri("https://other.example/token")));
        Assert.Null(ProviderSettings.Read(Settings()));
    }

    private static IConfiguration Settings(params (string Name, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))).Build();
}
