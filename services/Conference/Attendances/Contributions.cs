using Bkmo.Conference.Agenda;
using Bkmo.Conference.Polls;
using Bkmo.Conference.Speakers;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Conference.Attendances;

/// <summary>What an organisation contributed (Beiträge) to a conference.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Spoke">How often it was called to speak, undone calls left out.</param>
/// <param name="Motions">How many motions it submitted, alone or with others.</param>
public sealed record Contribution(Guid OrganisationId, int Spoke, int Motions);

/// <summary>Counts what organisations contributed: speeches on all items of the agenda, and motions that were put to the vote or prepared for it.</summary>
public static class Contributions
{
    /// <summary>
    /// Organisations that spoke or submitted a motion, in the order of their ids. A motion that was voted on again, under the same title on the same item, counts once.
    /// Whoever spoke for no organisation is counted for none.
    /// </summary>
    public static ValueList<Contribution> Of(IEnumerable<SpeakersList> lists, IEnumerable<PollPlan> polls)
    {
        var speeches = lists.SelectMany(list => list.Called).Select(call => call.OrganisationId).OfType<Guid>().ToLookup(id => id);
        var motions = polls.Where(plan => plan.IsMotion)
            .SelectMany(plan => (plan.SubmittedBy ?? []).Select(id => (Organisation: id, Motion: (plan.AgendaItemId, SearchText.Fold(plan.TitleDe)))))
            .Distinct().ToLookup(one => one.Organisation);
        return speeches.Select(of => of.Key).Union(motions.Select(of => of.Key)).Order()
            .Select(id => new Contribution(id, speeches[id].Count(), motions[id].Count())).ToValueList();
    }

    /// <summary>What was contributed so far.</summary>
    internal static async Task<ValueList<Contribution>> Read(Guid conferenceId, Commands commands, IReadModel<PollRow> polls, CancellationToken cancellation)
    {
        var lists = new List<SpeakersList>();
        foreach (var item in (await commands.Find<AgendaState>(AgendaState.IdOf(conferenceId), cancellation))?.Items ?? [])
            if (await commands.Find<SpeakersList>(SpeakersList.IdOf(item.Id), cancellation) is { } list) lists.Add(list);
        var plans = new List<PollPlan>();
        foreach (var id in await polls.Rows.Where(row => row.ConferenceId == conferenceId).Select(row => row.Id).ToListAsync(cancellation))
            if ((await commands.Find<Poll>(id, cancellation))?.Plan is { } plan) plans.Add(plan);
        return Of(lists, plans);
    }
}
