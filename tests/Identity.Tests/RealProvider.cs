using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Bkmo.Identity.Tests;

/// <summary>
/// The OpenID provider of npm's <c>oidc-provider</c>, in a process of its own. Its packages are installed from <c>oidc/package-lock.json</c> when they are missing.
/// Needs node 18 or newer with npm (<c>apt-get install nodejs npm</c>).
/// </summary>
public sealed class RealProvider : IAsyncLifetime
{
    public const string ReturnTo = "https://bkmo.example/sign-in";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private Process? process;

    public string Issuer { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var folder = Path.Combine(Path.GetDirectoryName(Here())!, "oidc");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "oidc-provider"))) await Install(folder);
        var port = FreePort();
        process = Start("node", folder, "provider.mjs", $"{port}", ReturnTo);
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync(new CancellationTokenSource(Patience).Token));
        Issuer = $"http://127.0.0.1:{port}";
    }

    public async Task DisposeAsync()
    {
        process!.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Somebody goes to the provider's page with a browser, is who they say they are, and comes back with code and state.</summary>
    public static async Task<(string Code, string State)> Visit(Uri address, string user)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
        var next = new Uri(QueryHelpers.AddQueryString(address.AbsoluteUri, "login_hint", user));
        for (var hops = 0; hops < 8 && !next.AbsoluteUri.StartsWith(ReturnTo, StringComparison.Ordinal); hops++)
        {
            var answer = await browser.GetAsync(next);
            Assert.True(answer.Headers.Location is not null, await answer.Content.ReadAsStringAsync());
            next = new Uri(next, answer.Headers.Location);
        }
        var query = QueryHelpers.ParseQuery(next.Query);
        Assert.True(query.ContainsKey("code"), next.Query);
        return (query["code"].ToString(), query["state"].ToString());
    }

    private static async Task Install(string folder)
    {
        using var npm = Start("npm", folder, "ci", "--no-audit", "--no-fund");
        var told = await npm.StandardOutput.ReadToEndAsync(new CancellationTokenSource(Patience).Token) + await npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        Assert.True(npm.ExitCode == 0, $"npm ci failed in {folder}: {told}");
    }

    private static Process Start(string program, string folder, params string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
            RedirectStandardError = program is "npm", StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Fail($"'{program}' is missing: these tests need node 18 or newer with npm (apt-get install nodejs npm).");
            throw;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
