using Bkmo.Membership.Organisations;
using Bkmo.ServiceDefaults;

namespace Bkmo.Membership.Tests;

/// <summary>Values that specs start from.</summary>
internal static class Some
{
    internal static readonly UserId Office = new("u-office");
    internal static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
    internal static readonly DateOnly Today = new(2026, 3, 10);
    internal static readonly Guid Entry = Id(1);
    internal static readonly Guid OtherEntry = Id(2);

    internal static readonly OrganisationProfile Profile = new(
        "Türkische Gemeinde in Deutschland", "TGD", OrganisationKind.FederalAssociation, "e.V.", "VR 16009", "Amtsgericht Charlottenburg", "Berlin", "BE",
        "11000000", new Uri("https://www.tgd.de"), ["de", "tr"], ["türkeistämmig"], ["Bildung"], false);

    internal static OrganisationRegistered Registered => new(Profile, Office, Now);

    internal static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    internal static DateOnly Day(int month, int day, int year = 2026) => new(year, month, day);

    internal static MembershipAppliedFor Applied(MembershipKind kind = MembershipKind.Voting, DateOnly? on = null, Guid? entry = null) =>
        new(entry ?? Entry, kind, on ?? Day(1, 5), Office, Now);

    internal static OrganisationAdmitted Admitted(MembershipKind kind = MembershipKind.Voting, DateOnly? on = null, Guid? entry = null) =>
        new(entry ?? Entry, kind, Day(2, 1), on ?? Day(2, 1), Office, Now);

    internal static ApplicationDeclined Declined(MembershipKind kind = MembershipKind.Voting) => new(Entry, kind, "Statutes missing", Day(2, 1), Office, Now);

    internal static MembershipEnded Ended(
        DateOnly on, EndReason reason = EndReason.Resignation, MembershipKind kind = MembershipKind.Voting, Guid? entry = null, Guid? into = null) =>
        new(entry ?? Entry, kind, reason, on, reason is EndReason.Resignation ? Today : null, into, null, Office, Now);
}
