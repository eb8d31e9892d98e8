using Bkmo.Eventing;
using Bkmo.Membership.Integration;
using Bkmo.Membership.Organisations;
using Bkmo.Testing;
using static Bkmo.Membership.Tests.Some;
using Contract = Bkmo.Contracts.Membership.V1;

namespace Bkmo.Membership.Tests;

public sealed class PublishedEventsTests
{
    [Fact]
    public void An_admission_is_told_with_what_others_need_to_know() =>
        Assert.Equal(
            new Contract.OrganisationAdmitted(
                Id(7), 3, Now, "Türkische Gemeinde in Deutschland", "TGD", "federal-association", "BE", "supporting", Day(2, 1)),
            Told(Registered, Applied(MembershipKind.Supporting), Admitted(MembershipKind.Supporting)));

    [Fact]
    public void An_end_is_told_with_its_last_day_and_reason() =>
        Assert.Equal(
            new Contract.MembershipEnded(Id(7), 4, Now, "voting", Day(12, 31), "resignation"),
            Told(Registered, Applied(), Admitted(), Ended(Day(12, 31))));

    [Fact]
    public void It_is_decided_for_every_event_of_an_organisation_whether_it_is_told()
    {
        foreach (var e in StoredEventSamples.All.Select(sample => sample.Value).OfType<IEvent>().Where(e => e.GetType().Namespace == typeof(Organisation).Namespace))
        {
            var contract = Told(Registered, e);
            Assert.Equal(e is OrganisationAdmitted or MembershipEnded or MembershipVoided, contract is not null);
        }
    }

    private static object? Told(params IEvent[] history) => PublishedEvents.Of(
        history.Aggregate(Organisation.Initial, (state, e) => state.Evolve(e)), Stored.Stream(Id(7), Organisation.StreamType, history)[^1]);
}
