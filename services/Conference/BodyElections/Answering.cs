using Bkmo.Conference.Persons;

namespace Bkmo.Conference.BodyElections;

/// <summary>Who answers for a candidature: whoever holds it, with the own account; or the election officer, who records what others said, in writing too.</summary>
/// <param name="PersonId">Opaque id of the person whose account it is; null: it is nobody's.</param>
/// <param name="ForOthers">Whether what others said may be recorded.</param>
public sealed record Answering(Guid? PersonId, bool ForOthers)
{
    /// <summary>The candidature as the asker may answer for it; null both when there is none and when it is somebody else's.</summary>
    public Candidate? Find(Election state, Guid candidateId) =>
        state.Find(candidateId) is { } candidate && (ForOthers || candidate.PersonId == PersonId) ? candidate : null;

    internal static async Task<Answering> Of(Commands commands, CancellationToken cancellation) =>
        new(await commands.Person(cancellation), commands.Actor.Is(Roles.ElectionOfficer));

    /// <summary>Why the asker is told nothing but this; null when the candidature may be answered for.</summary>
    internal async Task<Refusal?> WhyNot(Guid electionId, Guid candidateId, bool inWriting, Commands commands, CancellationToken cancellation)
    {
        if (await commands.Find<Election>(electionId, cancellation) is not { } election || Find(election, candidateId) is null) return new UnknownCandidate();
        var check = new Check();
        check.That(ForOthers || !inWriting, "inWriting", new(
            "Was schriftlich erklärt wurde, hält die Wahlleitung fest.", "What was said in writing is recorded by the election officer."));
        return check.Refusal;
    }
}
