using System.Net.Http.Headers;
using Bkmo.AppHost.Local.Tokens;
using Bkmo.AppHost.SampleData;
using Bkmo.AppHost.SampleData.Play;

namespace Bkmo.AppHost.Local.Engine;

/// <summary>What follows once everything is up: the way in is shown, or the sample data are loaded. Needs a project named <c>gateway</c> and parameters <c>data-directory</c> and <c>mail-folder</c>.</summary>
internal sealed class FirstSteps(string dataFolder, string mailFolder, string gateway, KeptValues secrets, HostConsole console)
{
    private const string InvitedName = "sample-invitations";
    private static readonly TimeSpan LoadDeadline = TimeSpan.FromMinutes(2), PlayDeadline = TimeSpan.FromMinutes(10);
    private readonly GatewayTokens tokens = new(dataFolder);
    private bool signedInFreshly;

    /// <summary>Loads the sample data if that is asked for, and shows the bootstrap token if it was never shown and is good for something. True when the data are there.</summary>
    public async Task<bool> TakeAsync(bool withSampleData, bool playConference, CancellationToken cancellation)
    {
        tokens.RemoveLeftOver();
        var bootstrap = tokens.CreateBootstrap();
        var loaded = withSampleData && await DoAsync("The sample data could not be loaded", "--with-sample-data", LoadDeadline, LoadAsync, cancellation);
        if (bootstrap is not null && !loaded) console.Reveal($"Bootstrap token (shown once, invites the office's first account; mails are in {mailFolder}): {bootstrap}");
        if (loaded && playConference) await DoAsync("The conference could not be played to its end", "--play-conference", PlayDeadline, PlayAsync, cancellation);
        return loaded;
    }

    // A failure is one line; the platform goes on running.
    private async Task<bool> DoAsync(string failure, string option, TimeSpan most, Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(most);
        try
        {
            await work(deadline.Token);
            return true;
        }
        catch (Exception problem) when (problem is SampleDataException or HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            var reason = problem is OperationCanceledException ? $"not done after {most.TotalMinutes:0} minutes" : problem.Message;
            console.Say($"{failure}: {reason}. Start again with {option} to continue; what is there stays.");
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
        signedInFreshly = !invited;
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

    private async Task PlayAsync(CancellationToken cancellation)
    {
        var address = new Uri(gateway);
        using var office = new OfficeAccount(address, mailFolder, secrets, TimeProvider.System);
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        // Mandates and accounts are given by who has just shown who they are. An authenticator's code works once, so that is not done twice in a row.
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await office.SignInAsync(Token, fresh: !signedInFreshly, cancellation));
        foreach (var secret in secrets.All) console.Hide(secret);
        using var people = new PlayedPeople(address, new PatientClient(http), office.Door, secrets, console);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).DateTime);
        await new PlayedConference(people, console.Progress).PlayAsync(today, cancellation);
    }

    private string Token()
    {
        var token = tokens.CreateForSampleData();
        console.Hide(token);
        return token;
    }
}
