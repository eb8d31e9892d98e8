using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

/// <summary>What specs of the trusted provider have in common.</summary>
public abstract class ProviderSpecs : PasskeySpecs
{
    protected const string Route = "/api/identity/sessions/oidc", Links = "/api/identity/account/external-logins";

    protected void Trust(string issuer)
    {
        Identity.More["Oidc:Issuer"] = issuer;
        Identity.More["Oidc:ClientId"] = "bkmo";
        Identity.More["Oidc:ClientSecret"] = "a secret: of /tests?";
    }

    protected static async Task<(Uri Address, string Handle)> Begin(HttpClient client, string route)
    {
        var answer = await client.PostAsync(route, null);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var question = await answer.JsonAsync();
        return (new Uri(question.GetProperty("address").GetString()!), question.GetProperty("handle").GetString()!);
    }

    protected Task<HttpResponseMessage> Finish(string code, string state, string handle, string? oneTimeCode = null) =>
        Identity.Nobody.PostAsJsonAsync(Route + "/finish", new { code, state, handle, oneTimeCode, client = "test" });

    /// <summary>Goes to the provider's page and comes back with code and state.</summary>
    protected abstract Task<(string Code, string State)> Visit(Uri address, string user);

    protected async Task<HttpResponseMessage> SignInAs(string user)
    {
        var (address, handle) = await Begin(Identity.Nobody, Route);
        var (code, state) = await Visit(address, user);
        return await Finish(code, state, handle);
    }

    protected async Task<HttpResponseMessage> LinkAs(Person person, string user, string? key = null)
    {
        var (address, handle) = await Begin(person.Client, Links + "/options");
        var (code, state) = await Visit(address, user);
        return await person.Client.SendAsync(HttpMethod.Post, Links, new { code, state, handle }, key: key);
    }

    protected async Task<HttpResponseMessage> AcceptAs(string link, string user)
    {
        var (address, handle) = await Begin(Identity.Nobody, Route);
        var (code, state) = await Visit(address, user);
        return await Identity.Nobody.PostAsJsonAsync("/api/identity/invitations/accept", new { token = link, external = new { code, state, handle } });
    }

    protected static async Task<(string Token, string? MayOnly)> Opened(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode is HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var opened = await answer.JsonAsync();
        return (opened.GetProperty("token").GetString()!, opened.GetProperty("mayOnly") is { ValueKind: JsonValueKind.String } only ? only.GetString() : null);
    }
}
