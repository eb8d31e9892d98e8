using Bkmo.Conference.Organisations;

namespace Bkmo.Conference.Polls;

/// <summary>Who submitted a motion (Antragsteller*innen).</summary>
internal static class Submitters
{
    private const int Most = 50;

    /// <summary>Each once, in the order given; null when none is named.</summary>
    internal static ValueList<Guid>? Of(IReadOnlyList<Guid>? named) => named is null or [] ? null : named.Distinct().ToValueList();

    /// <summary>Checks <c>submittedBy</c>: of motions only, and organisations that were ever admitted.</summary>
    internal static async Task Check(Check check, PollPlan plan, Commands commands, CancellationToken cancellation)
    {
        if (plan.SubmittedBy is not { } submitters) return;
        check.That(plan.IsMotion, "submittedBy", new("Eingereicht werden nur Anträge.", "Only motions are submitted."));
        check.That(submitters.Count <= Most, "submittedBy", new("Nennen Sie höchstens 50 Organisationen.", "Name at most 50 organisations."));
        foreach (var id in submitters.Take(Most))
            check.That(await commands.Find<KnownOrganisation>(id, cancellation) is { Name: not null }, "submittedBy", new(
                "Eine der Organisationen ist hier nicht bekannt; bekannt wird sie mit ihrer Aufnahme.",
                "One of the organisations is not known here; it becomes known when it is admitted."));
    }
}
