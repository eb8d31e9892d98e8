using Bkmo.Membership.Applications;

namespace Bkmo.Membership.Organisations;

public sealed partial record MembershipEntry
{
    /// <summary>The entry that an event is about; null when it is about none or about a new one.</summary>
    private static Guid? IdOf(IEvent @event) => @event switch
    {
        OrganisationAdmitted e => e.MembershipId,
        ApplicationDeclined e => e.MembershipId,
        MembershipEnded e => e.MembershipId,
        MembershipSuspended e => e.MembershipId,
        MembershipReactivated e => e.MembershipId,
        MembershipEndRevoked e => e.MembershipId,
        AppealLodged e => e.MembershipId,
        AppealDecided e => e.MembershipId,
        MembershipCorrected e => e.MembershipId,
        ApplicationAnswered e => e.MembershipId,
        SponsorAsked e => e.MembershipId,
        SponsorConfirmed e => e.MembershipId,
        ApplicationErased e => e.MembershipId,
        _ => null,
    };

    private MembershipEntry After(IEvent @event) => @event switch
    {
        OrganisationAdmitted e => this with { DecidedOn = e.DecidedOn, AdmittedOn = e.AdmittedOn },
        ApplicationDeclined e => this with { DecidedOn = e.DecidedOn, DeclineReason = e.Reason, AppealUntil = e.AppealUntil },
        MembershipEnded e => this with { EndsOn = e.EndsOn, EndReason = e.Reason, MergedInto = e.MergedInto, AppealUntil = e.Exclusion?.AppealUntil, Appeal = null },
        MembershipEndRevoked => WithoutEnd(),
        MembershipSuspended e => this with { Suspensions = [.. Suspensions, new(e.From, e.Until, e.Reason)] },
        MembershipReactivated e => this with { Suspensions = [.. Suspensions.SkipLast(1), Suspensions[^1] with { Until = e.From.AddDays(-1) }] },
        AppealLodged e => this with { Appeal = new(e.LodgedOn, null, null) },
        AppealDecided e => Appealed(e),
        MembershipCorrected e => this with { AppliedOn = e.AppliedOn, DecidedOn = e.DecidedOn, AdmittedOn = e.AdmittedOn, EndsOn = e.EndsOn },
        _ => this with { File = File.After(@event) },
    };

    private MembershipEntry WithoutEnd() => this with { EndsOn = null, EndReason = null, MergedInto = null, AppealUntil = null };

    private MembershipEntry Appealed(AppealDecided e)
    {
        var decided = this with { Appeal = Appeal is null ? null : Appeal with { Upheld = e.Upheld, DecidedOn = e.Resolution.On } };
        if (!e.Upheld) return decided;
        return IsDeclined ? decided with { DecidedOn = null, DeclineReason = null, AppealUntil = null } : decided.WithoutEnd();
    }
}
