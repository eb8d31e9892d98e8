using Bkmo.Membership.Applications;
using Bkmo.Membership.Documents;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Register;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Retention;

/// <summary>Erases what has been kept long enough, and says so in a report. Contents go first: a report never speaks of what is still there.</summary>
internal sealed class EraseExpired(FederationRegister register, Decider decider, IKeyRing keys, ISealedFiles files) : IDuty
{
    internal const string Name = "retention";

    public async Task Do(CancellationToken cancellation)
    {
        if (await decider.Find<RetentionLog>(RetentionLog.Id, cancellation) is not { } log) return;
        var (today, contents) = (Berlin.DayOf(decider.Now), await register.Now(cancellation));
        var erased = new List<ErasedOfOrganisation>();
        foreach (var entry in contents.ByName)
        {
            if (Expiry.Of(entry.State, log, today).IsEmpty || await decider.Find<Organisation>(entry.Id, cancellation) is not { } state) continue;
            var expired = Expiry.Of(state, log, today); // on the state as it is, not as the register showed it
            if (expired.IsEmpty) continue;
            await Erase(entry.Id, expired, today, cancellation);
            erased.Add(new(entry.Id, expired.Purpose, expired.Applications.Count, expired.Documents.Count));
        }
        if (erased.Count > 0)
            await decider.Decide<RetentionLog>(RetentionLog.Id, _ => Accept(new RetentionCarriedOut(today, erased.ToValueList(), decider.Now)), cancellation);
    }

    private async Task Erase(Guid id, Expired expired, DateOnly today, CancellationToken cancellation)
    {
        foreach (var application in expired.Applications) await keys.Destroy(ApplicationFile.KeyOf(id, application), cancellation);
        foreach (var document in expired.Documents) await files.Erase(document, FiledDocument.KeyOf(id, document), cancellation);
        var command = new Expiry.Command(expired, today, decider.By, decider.Now);
        await decider.Decide<Organisation>(id, state => Expiry.Decide(state, command), cancellation);
    }
}
