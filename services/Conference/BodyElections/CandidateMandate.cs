using Bkmo.Conference.Mandates;

namespace Bkmo.Conference.BodyElections;

/// <summary>The mandate that somebody stands with: it says who it is and for which organisation.</summary>
/// <param name="MandateId">The mandate.</param>
/// <param name="PersonId">Opaque id of the holder.</param>
/// <param name="OrganisationId">The organisation acted for.</param>
/// <param name="From">First day, Europe/Berlin.</param>
/// <param name="Until">Last day, Europe/Berlin; null: without end.</param>
public sealed record CandidateMandate(Guid MandateId, Guid PersonId, Guid OrganisationId, DateOnly From, DateOnly? Until)
{
    /// <summary>Whether it is over on <paramref name="day"/>, or never began. One that begins later is not.</summary>
    public bool IsOver(DateOnly day) => Until < day || Until < From;
}

/// <summary>Looks up mandates of candidates: delegates and deputies of the conference, and whoever acts for an organisation in a function that is for no conference.</summary>
internal static class CandidateMandates
{
    /// <summary>The mandate; null when none is known that somebody could stand with at this conference.</summary>
    internal static async Task<CandidateMandate?> CandidateMandate(this Commands commands, Guid conferenceId, Guid mandateId, CancellationToken cancellation)
    {
        var delegations = await commands.Find<Delegations>(Delegations.IdOf(conferenceId), cancellation);
        if (delegations?.Mandates.GetValueOrDefault(mandateId) is { From: { } from } known) return new(mandateId, known.PersonId, known.OrganisationId, from, known.Until);
        return await commands.Find<OrganisationMandate>(mandateId, cancellation) is { Granted: { } granted } mandate
            ? new(mandateId, granted.PersonId, granted.OrganisationId, granted.From, mandate.Until)
            : null;
    }

    /// <summary>Those who stand with a mandate that is over today.</summary>
    internal static async Task<ValueList<Guid>> Lapsed(this Commands commands, Election election, CancellationToken cancellation)
    {
        var (lapsed, today) = (new List<Guid>(), Berlin.DayOf(commands.Now));
        foreach (var candidate in election.Standing)
            if (candidate.MandateId is { } mandate && (await commands.CandidateMandate(election.Plan!.ConferenceId, mandate, cancellation))?.IsOver(today) is true)
                lapsed.Add(candidate.Id);
        return lapsed.ToValueList();
    }
}
