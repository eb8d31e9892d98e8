using System.Net.Http.Json;
using Bkmo.ServiceDefaults;

namespace Bkmo.Identity.Tests;

public sealed class LogTests : PasskeySpecs
{
    [Fact]
    public async Task No_address_password_token_code_or_link_is_logged()
    {
        var person = await New("secret@bkmo.example", Roles.Board, withTotp: true);
        var invitation = await Identity.MailedTo(person.Email);
        await Accept(invitation);
        await SignIn(person.Email, "falsches Passwort hier", "123456");
        await SignIn("nobody@bkmo.example");
        await Identity.Nobody.PostAsJsonAsync("/api/identity/password-resets", new { email = person.Email });
        await Testing.Eventually.True(() => Identity.MailsTo(person.Email) == 2);
        await Identity.Nobody.PostAsJsonAsync("/api/identity/sessions", new { email = person.Email, password = 7 });

        using var authenticator = await WithPasskey(person);
        var (handle, options) = await Ask(Identity.Nobody, SignInRoute + "/options");
        await Finish(handle, authenticator.Get(options));
        await Finish(handle, authenticator.Get(options));
        var challenge = options.GetProperty("challenge").GetString()!;

        var log = string.Join('\n', Identity.Log.Lines);
        Assert.Contains("A mail was written to a file", log, StringComparison.Ordinal);
        string[] secrets =
        [
            "bkmo.example", Password, "falsches", person.Token, Office.Token, invitation, await Identity.MailedTo(person.Email), "123456", person.RecoveryCodes![0], handle, challenge,
        ];
        foreach (var secret in secrets)
            Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase);
    }
}
