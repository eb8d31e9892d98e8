using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Imports;

/// <summary>Tells the facts of one act: they carry its time and who it was by.</summary>
internal static class Facts
{
    internal static bool IsOf(IEvent fact, UserId by, DateTimeOffset at) => fact switch
    {
        OrganisationRegistered e => e.By == by && e.At == at,
        ProfileChanged e => e.By == by && e.At == at,
        MembershipAppliedFor e => e.By == by && e.At == at,
        OrganisationAdmitted e => e.By == by && e.At == at,
        MembershipEnded e => e.By == by && e.At == at,
        MembershipVoided e => e.By == by && e.At == at,
        RegistrationVoided e => e.By == by && e.At == at,
        MembershipEndRevoked e => e.By == by && e.At == at,
        _ => false,
    };
}
