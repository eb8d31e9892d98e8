using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

/// <summary>What specs of passkeys have in common.</summary>
public abstract class PasskeySpecs : IdentitySpecs
{
    protected const string Own = "/api/identity/account/passkeys", SignInRoute = "/api/identity/sessions/passkey";

    /// <summary>Registers the authenticator's passkey; what the service answers.</summary>
    private protected static async Task<HttpResponseMessage> Register(Person person, SoftwareAuthenticator authenticator, string name = "Telefon", string? key = null)
    {
        var (handle, options) = await Ask(person.Client, Own + "/options");
        return await person.Client.SendAsync(HttpMethod.Post, Own, new JsonObject { ["name"] = name, ["handle"] = handle, ["credential"] = authenticator.Create(options) }, key: key);
    }

    private protected static async Task<SoftwareAuthenticator> WithPasskey(Person person)
    {
        var authenticator = new SoftwareAuthenticator();
        var answer = await Register(person, authenticator);
        Assert.True(answer.StatusCode is HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return authenticator;
    }

    private protected async Task<HttpResponseMessage> SignInBy(SoftwareAuthenticator authenticator)
    {
        var (handle, options) = await Ask(Identity.Nobody, SignInRoute + "/options");
        return await Finish(handle, authenticator.Get(options));
    }

    protected Task<HttpResponseMessage> Finish(string handle, JsonObject credential) =>
        Identity.Nobody.PostAsJsonAsync(SignInRoute, new JsonObject { ["handle"] = handle, ["credential"] = credential, ["client"] = "test" });

    protected static async Task<(string Handle, JsonElement Options)> Ask(HttpClient client, string route)
    {
        var answer = await client.PostAsync(route, null);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var question = await answer.JsonAsync();
        return (question.GetProperty("handle").GetString()!, question.GetProperty("options"));
    }
}
