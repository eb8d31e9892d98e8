using Bkmo.Faults.Load;
using Bkmo.Faults.Running;

namespace Bkmo.Faults.Experiments;

/// <summary>More people than places.</summary>
internal sealed class RushForPlaces : Experiment
{
    private const int Places = 20, People = 200;

    internal override string Name => "rush-for-places";

    internal override string Sentence => "200 simultaneous registrations for 20 places of one conference, while Conference dies once.";

    internal override bool InShort => true;

    internal override async Task Disturb(Round round)
    {
        var conference = await round.Around.World.PlanConference(Places, CancellationToken.None);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var rush = Task.WhenAll(Enumerable.Range(0, People).Select(n => Register(round, conference, n, patience.Token)));
        if (round.Number % 2 == 1) await round.Platform.KillAsync("conference");
        var answers = await rush;
        var (taken, refused) = (answers.Count(a => a is { Accepted: true }), answers.Count(a => a is { Status: 409 }));
        round.Note($"{taken} of {Places} places given, {refused} refused, {People - taken - refused} without an answer");
        if (taken != Places) round.Breaches.Add(new("C6", "different", $"{taken} places were given and there are {Places}"));
    }

    private static Task<Answer?> Register(Round round, Guid conference, int n, CancellationToken cancellation)
    {
        var register = Operations.Register(conference, Guid.CreateVersion7());
        return round.Around.Client.Settle(1_000 + n, $"rush-{conference:N}-{n}", register.Request, register.Mark, null, cancellation);
    }
}
