using Bkmo.Membership.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Retention;

/// <summary>What of an organisation has been kept long enough.</summary>
/// <param name="Purpose">Whose period is over.</param>
/// <param name="Applications">Entries whose answers go.</param>
/// <param name="Documents">Documents that go.</param>
public sealed record Expired(RetentionPurpose Purpose, ValueList<Guid> Applications, ValueList<Guid> Documents)
{
    /// <summary>Whether there is nothing to erase.</summary>
    public bool IsEmpty => Applications.Count == 0 && Documents.Count == 0;
}

/// <summary>
/// Finds and erases what has been kept long enough. Answers go with the period of their own application; documents when every membership that they could serve is
/// over for as long as its purpose asks. The entries of the register stay, so that no figure changes.
/// </summary>
public static class Expiry
{
    /// <summary>The erasure to record.</summary>
    /// <param name="Expired">What goes; its contents are erased already.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">The service.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Expired Expired, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>What has been kept long enough on <paramref name="today"/>.</summary>
    public static Expired Of(Organisation organisation, RetentionLog log, DateOnly today)
    {
        var applications = organisation.Memberships.Where(entry => entry.File.Answers is not null && IsOver(entry, log, today)).ToList();
        var documents = organisation.Memberships.Count > 0 && organisation.Memberships.All(entry => IsOver(entry, log, today))
            ? organisation.Documents.Where(document => document.ErasedOn is null).Select(document => document.Id)
            : [];
        var purpose = organisation.Memberships.Any(entry => entry.AdmittedOn is not null) ? RetentionPurpose.EndedMemberships : RetentionPurpose.DeclinedApplications;
        return new(purpose, applications.Select(entry => entry.Id).ToValueList(), documents.ToValueList());
    }

    /// <summary>Records what was erased; what is recorded already changes nothing.</summary>
    public static Decision Decide(Organisation state, Command command)
    {
        var applications = state.Memberships.Where(entry => entry.File.Answers is not null && command.Expired.Applications.Contains(entry.Id))
            .Select(IEvent (MembershipEntry entry) => new Applications.ApplicationErased(entry.Id, entry.Kind, command.By, command.At));
        var documents = state.Documents.Where(document => document.ErasedOn is null && command.Expired.Documents.Contains(document.Id))
            .Select(IEvent (Documents.FiledDocument document) => new Documents.DocumentErased(document.Id, command.Today, command.By, command.At));
        return Accept([.. applications, .. documents]);
    }

    private static bool IsOver(MembershipEntry entry, RetentionLog log, DateOnly today)
    {
        if (entry.Appeal is { Upheld: null }) return false;
        var (purpose, over) = entry.IsDeclined
            ? (RetentionPurpose.DeclinedApplications, entry.DecidedOn)
            : (RetentionPurpose.EndedMemberships, entry.StatusOn(today) is MembershipStatus.Ended ? entry.EndsOn : null);
        return over is { } last && log.Period(purpose, today) is { } period && last.AddMonths(period.Months) < today;
    }
}
