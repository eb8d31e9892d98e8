using System.Reflection;
using Bkmo.Identity.Persons;
using Bkmo.Identity.Rights;
using Bkmo.Identity.Rights.Mandated;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

public sealed class StoredEventTests : StoredJson<StoredEventSamples>;

public sealed class StoredEventSamples : IStoredSamples
{
    private static readonly Guid Person = new("0195a000-0000-7000-8000-00000000000a"), Organisation = new("0195a000-0000-7000-8000-00000000000b");

    public static Assembly Service => typeof(IdentityModule).Assembly;

    public static IReadOnlyList<StoredSample> All =>
    [
        new("role_mandated", new RoleMandated(
                Person, Roles.OrganisationRepresentative, ScopeKind.Organisation, Organisation, new(2026, 3, 1), new(2027, 2, 28), Stored.At),
            """{"personId":"0195a000-0000-7000-8000-00000000000a","role":"organisation-representative","scopeKind":"organisation","scopeId":"0195a000-0000-7000-8000-00000000000b","from":"2026-03-01","until":"2027-02-28","at":"2026-03-10T09:00:00+00:00"}"""),
        new("role_mandated", new RoleMandated(Person, Roles.Board, ScopeKind.Federation, null, new(2026, 3, 1), null, Stored.At),
            """{"personId":"0195a000-0000-7000-8000-00000000000a","role":"board","scopeKind":"federation","scopeId":null,"from":"2026-03-01","until":null,"at":"2026-03-10T09:00:00+00:00"}"""),
        new("role_mandate_ended", new RoleMandateEnded(new(2026, 6, 30), 7, Stored.At),
            """{"endedOn":"2026-06-30","sourceVersion":7,"at":"2026-03-10T09:00:00+00:00"}"""),
        new("account_opened", new AccountOpened(Person, Stored.At),
            """{"personId":"0195a000-0000-7000-8000-00000000000a","openedAt":"2026-03-10T09:00:00+00:00"}"""),
        new("account_closed", new AccountClosed(Person, Stored.At), """{"personId":"0195a000-0000-7000-8000-00000000000a","at":"2026-03-10T09:00:00+00:00"}"""),
        new("account_link_heard", new AccountLinkHeard(Organisation, Person, Linked: true, 4, Stored.At),
            """{"accountId":"0195a000-0000-7000-8000-00000000000b","personId":"0195a000-0000-7000-8000-00000000000a","linked":true,"sourceVersion":4,"at":"2026-03-10T09:00:00+00:00"}"""),
    ];
}
