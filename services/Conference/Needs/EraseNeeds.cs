using Bkmo.Conference.Conferences;
using Bkmo.Conference.Persons;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Conference.Needs;

/// <summary>The duty that erases each need on its day, and with its person: first the key, then the record says so.</summary>
public sealed class EraseNeeds(IReadModel<NeedRow> needs, IKeyRing keys, Decider decider) : IDuty
{
    /// <summary>Name of the duty.</summary>
    public const string Name = "erase_needs";

    /// <summary>Time from one round to the next.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public Task Do(CancellationToken cancellation) => Erase(Berlin.DayOf(decider.Now), cancellation);

    /// <summary>Erases what is due on <paramref name="today"/>.</summary>
    public async Task Erase(DateOnly today, CancellationToken cancellation)
    {
        foreach (var row in await needs.Rows.OrderBy(row => row.Id).ToListAsync(cancellation))
        {
            var personIsErased = await decider.Find<KnownPerson>(row.PersonId, cancellation) is { ErasedAt: not null };
            var conference = await decider.Find<ConferenceState>(row.ConferenceId, cancellation);
            if (!personIsErased && !IsDue(conference, row.RetentionDays, today)) continue;
            if (personIsErased) await keys.Destroy(NeedKeys.Person(row.PersonId), cancellation);
            await keys.Destroy(NeedKeys.Of(row.Id, row.PersonId), cancellation);
            var erased = new NeedErased(row.Id, decider.By, decider.Now);
            await decider.Decide<PersonNeeds>(PersonNeeds.IdOf(row.ConferenceId, row.PersonId), state => StateNeed.Decide(state, erased), cancellation);
        }
    }

    /// <summary>Whether the time of an answer is over: so many days after the last day of the conference it is still kept.</summary>
    public static bool IsDue(ConferenceState? conference, int retentionDays, DateOnly today) =>
        conference is not null && StateNeed.ErasedOn(conference, retentionDays) <= today;
}
