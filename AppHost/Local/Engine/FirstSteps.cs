using Bkmo.AppHost.Local.Tokens;
using Bkmo.AppHost.SampleData;

namespace Bkmo.AppHost.Local.Engine;

/// <summary>What follows once everything is up: the first token is shown, the sample data are loaded. Needs a project named <c>gateway</c> and a parameter <c>data-directory</c>.</summary>
internal sealed class FirstSteps(string dataFolder, string gateway, HostConsole console)
{
    private static readonly TimeSpan LoadDeadline = TimeSpan.FromMinutes(2);
    private readonly GatewayTokens tokens = new(dataFolder);

    /// <summary>Shows the bootstrap token if it was never shown.</summary>
    public void ShowBootstrapToken()
    {
        tokens.RemoveLeftOver();
        if (tokens.CreateBootstrap() is { } token) console.Reveal($"Bootstrap token (shown once, acts as office): {token}");
    }

    /// <summary>Loads the sample data through the gateway. A failure is one line; the platform goes on running. True when everything is there.</summary>
    public async Task<bool> LoadSampleDataAsync(CancellationToken cancellation)
    {
        var token = tokens.CreateForSampleData();
        console.Hide(token);
        using var http = new HttpClient { BaseAddress = new Uri(gateway), Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(LoadDeadline);
        try
        {
            await new SampleDataLoader(http, console.Progress).LoadAsync(deadline.Token);
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
}
