using Bkmo.Conference.Conferences;
using Bkmo.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Conference.Persons;

/// <summary>
/// The duty that erases what Conference keeps of persons whose data Membership erased: names on lists and ballots, marks of speakers, reasons of the office, the name that a
/// programme shows. First the key, then the record says so.
/// </summary>
public sealed class ErasePersons(IReadModel<ErasedPersonRow> persons, IReadModel<NamedSpeakerRow> speakers, IKeyRing keys, Decider decider) : IDuty
{
    /// <summary>Name of the duty.</summary>
    public const string Name = "erase_persons";

    /// <summary>Time from one round to the next.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public async Task Do(CancellationToken cancellation)
    {
        var erased = (await persons.Rows.Select(row => row.Id).ToListAsync(cancellation)).Order().ToList();
        foreach (var key in erased.SelectMany(PersonKeys.Of)) await keys.Destroy(key, cancellation);
        if (erased.Count == 0) return;
        var gone = erased.ToHashSet();
        foreach (var row in await speakers.Rows.OrderBy(row => row.Id).ToListAsync(cancellation))
            if (gone.Contains(await PersonOf(row, cancellation))) await Withdraw(row, cancellation);
    }

    private async Task<Guid> PersonOf(NamedSpeakerRow row, CancellationToken cancellation) =>
        await decider.Find<ProgrammeState>(row.ProgrammeId, cancellation) is { ConferenceId: { } conferenceId }
            && await decider.Find<ConferenceState>(conferenceId, cancellation) is { } conference && conference.Registrations.TryGetValue(row.SpeakerId, out var registration)
                ? registration.PersonId
                : row.SpeakerId;

    private async Task Withdraw(NamedSpeakerRow row, CancellationToken cancellation)
    {
        if (await decider.Find<ProgrammeState>(row.ProgrammeId, cancellation) is not { ConferenceId: { } conference } programme
            || programme.Speakers.GetValueOrDefault(row.SpeakerId)?.Value is not { Name: not null } named) return;
        await keys.Destroy(SetSpeaker.KeyOf(conference, row.SpeakerId, named.Withdrawals), cancellation);
        var withdrawn = new WithdrawSpeakerName.Command(row.SpeakerId, decider.By, decider.Now);
        await decider.Decide<ProgrammeState>(row.ProgrammeId, state => WithdrawSpeakerName.Decide(state, withdrawn), cancellation);
    }
}
