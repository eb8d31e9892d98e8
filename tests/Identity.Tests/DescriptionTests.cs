using System.Text.Json;
using Bkmo.Identity.Rights;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

public sealed class DescriptionTests : IdentitySpecs
{
    [Fact]
    public async Task The_description_has_every_address_of_the_matrix_and_what_lists_and_changes_ask_for()
    {
        var paths = (await (await Identity.Gateway.GetAsync("/openapi/v1.json")).JsonAsync()).GetProperty("paths");
        foreach (var endpoint in Permissions.All.Where(row => row.Service is "identity").SelectMany(row => row.Endpoints))
        {
            var (method, path) = (endpoint.Split(' ')[0].ToLowerInvariant(), endpoint.Split(' ')[1]);
            Assert.True(paths.TryGetProperty(path, out var operations) && operations.TryGetProperty(method, out _), endpoint);
        }
        Assert.Contains("limit", Parameters(paths, "/api/identity/audit", "get"));
        Assert.Contains("If-Match", Parameters(paths, "/api/identity/accounts/{id}/lock", "post"));
        Assert.Contains("Idempotency-Key", Parameters(paths, "/api/identity/account/passkeys", "post"));
    }

    private static IEnumerable<string?> Parameters(JsonElement paths, string path, string method) =>
        paths.GetProperty(path).GetProperty(method).GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString());
}
