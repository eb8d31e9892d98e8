using System.Net.Http.Headers;
using Bkmo.AppHost.Local.Tokens;
using Bkmo.AppHost.SampleData;

namespace Bkmo.AppHost.Local.Engine;

/// <summary>What follows once everything is up: the way in is shown, or the sample data are loaded. Needs a project named <c>gateway</c> and parameters <c>data-directory</c> and <c>mail-folder</c>.</summary>
internal sealed class FirstSteps(string dataFolder, string mailFolder, string gateway, KeptValues secrets, HostConsole console)
{
    private const string InvitedName = "sample-invitations";
    private static readonly TimeSpan LoadDeadline = TimeSpan.FromMinutes(2);
    private readonly GatewayTokens tokens = new(dataFolder);

    /// <summary>Loads the sample data if that is asked for, and shows the bootstrap token if it was never shown and is good for something. True when the data are there.</summary>
    public async Task<bool> TakeAsync(bool withSampleData, CancellationToken cancellation)
    {
        tokens.RemoveLeftOver();
        var bootstrap = tokens.CreateBootstrap();
        var loaded = withSampleData && await LoadSampleDataAsync(cancellation);
        if (bootstrap is not null && !loaded) console.Reveal($"Bootstrap token (shown once, invites the office's first account; mails are in {mailFolder}): {bootstrap}");
        return loaded;
    }

    // A failure is one line; the platform goes on running.
    private async Task<bool> LoadSampleDataAsync(CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(LoadDeadline);
        try
        {
            await LoadAsync(deadline.Token);
            return true;
        }
        catch (Exception problem) when (problem is SampleDataException or HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            var reason = problem is OperationCanceledException ? $"not done after {LoadDeadline.TotalMinutes:0} minutes" : problem.Message;
            console.Say($"The sample data could not be loaded: {reason}. Start again with --with-sample-data to continue; what is there stays.");
            return false;
        }
        finally
        {
            tokens.RemoveLeftOver();
        }
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var invited = secrets.Find(InvitedName) is not null;
        using var office = new OfficeAccount(new Uri(gateway), mailFolder, secrets, TimeProvider.System);
        using var http = new HttpClient { BaseAddress = new Uri(gateway), Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await office.SignInAsync(Token, fresh: !invited, cancellation));
        foreach (var secret in secrets.All) console.Hide(secret);
        var api = new PatientClient(http);
        await new SampleDataLoader(api, console.Progress).LoadAsync(cancellation);
        if (invited) return;
        // By name: browsers keep no passkeys for an address of numbers.
        var page = gateway.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var links = await new SampleInvitations(api, office.InvitationFor, page).InviteAsync(cancellation);
        console.Reveal("Invitations, one for each role (shown once, valid for seven days):");
        foreach (var link in links) console.Reveal(link);
        secrets.Set(InvitedName, "made");
    }

    private string Token()
    {
        var token = tokens.CreateForSampleData();
        console.Hide(token);
        return token;
    }
}
