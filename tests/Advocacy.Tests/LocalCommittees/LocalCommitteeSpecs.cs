using Bkmo.Advocacy.LocalCommittees;

namespace Bkmo.Advocacy.Tests.LocalCommittees;

public sealed class LocalCommitteeSpecs
{
    private static readonly Guid Id = new("0195a000-0000-7000-8000-000000000030");
    private static readonly Guid Member = new("0195a000-0000-7000-8000-000000000031");
    private static readonly LocalCommitteeRecorded Recorded = new(
        "Koordinationskomitee im Landkreis Bautzen", "Bautzen", new DateOnly(2019, 3, 11), ["Vernetzung"], ["Bedarfe"], At.Office, At.Noon);

    private static readonly LocalCommitteeMemberJoined Joined = new(Member, "Landratsamt Bautzen", LocalRole.Authority, null, At.Office, At.Noon);

    private static AddLocalMember.Command Add(string name, Guid? organisation = null) => new(Member, name, LocalRole.Authority, organisation, At.Office, At.Noon);

    [Fact]
    public void A_local_committee_is_recorded_with_its_aims() =>
        DeciderSpec.Given<LocalCommittee>()
            .When(state => RecordLocalCommittee.Decide(state, new(
                Recorded.Name, Recorded.District, Recorded.FoundedOn, Recorded.AimsDe, Recorded.AgendaDe, At.Office, At.Noon)))
            .Then(Recorded);

    [Fact]
    public void Authorities_take_part_too() =>
        DeciderSpec.Given<LocalCommittee>(Recorded).When(state => AddLocalMember.Decide(state, Add("Landratsamt Bautzen"))).Then(Joined);

    [Fact]
    public void Everybody_takes_part_once() =>
        DeciderSpec.Given<LocalCommittee>(Recorded, Joined)
            .When(state => AddLocalMember.Decide(state, Add("LANDRATSAMT Bautzen")))
            .ThenRefused(new AlreadyMember("LANDRATSAMT Bautzen"));

    [Fact]
    public void Nobody_takes_part_in_what_does_not_exist() =>
        DeciderSpec.Given<LocalCommittee>().When(state => AddLocalMember.Decide(state, Add("X"))).ThenRefused(new UnknownLocalCommittee());

    [Fact]
    public void The_list_is_sorted_by_district_and_counts_members()
    {
        var row = Stored.Row<LocalCommitteeDirectory, LocalCommitteeDirectory.Row>(Id, LocalCommittee.StreamType, Recorded, Joined);
        Assert.Equal(("Bautzen", 1), (row.District, row.Members));
        Assert.StartsWith("bautzen koordinationskomitee", row.SortKey, StringComparison.Ordinal);
    }
}
