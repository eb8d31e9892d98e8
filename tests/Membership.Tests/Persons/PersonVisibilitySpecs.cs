using Bkmo.Membership.Mandates;
using Bkmo.Membership.Persons;
using Bkmo.ServiceDefaults;
using static Bkmo.Membership.Tests.People;
using static Bkmo.Membership.Tests.Some;

namespace Bkmo.Membership.Tests.Persons;

public sealed class PersonVisibilitySpecs
{
    private static readonly PersonPurpose[] Everything = [PersonPurpose.Name, PersonPurpose.Contact, PersonPurpose.AccessNeeds];
    private static readonly Person Alone = Fold<Person>(Entered());

    [Fact]
    public void The_office_sees_everything() => Assert.Equal(Everything, Seen(Alone, TheOffice));

    [Fact]
    public void The_organisation_that_entered_somebody_sees_everything_and_others_nothing()
    {
        var person = Fold<Person>(Entered(North));
        Assert.Equal(Everything, Seen(person, RepresentativeOf(North)));
        Assert.Empty(Seen(person, RepresentativeOf(South)));
    }

    [Fact]
    public void An_organisation_reaches_whom_it_gave_a_mandate_as_long_as_that_holds()
    {
        Assert.Equal([PersonPurpose.Name, PersonPurpose.Contact], Seen(Fold<Person>(Entered(South), Granted()), RepresentativeOf(North)));
        Assert.Equal([PersonPurpose.Name, PersonPurpose.Contact], Seen(Fold<Person>(Entered(South), Granted(from: Day(9, 1))), RepresentativeOf(North)));
        Assert.Empty(Seen(Fold<Person>(Entered(South), Granted(until: Day(3, 9))), RepresentativeOf(North)));
    }

    [Fact]
    public void The_board_sees_the_names_of_those_who_act_for_organisations_or_sit_in_bodies_and_of_nobody_else()
    {
        Assert.Empty(Seen(Alone, TheBoard));
        Assert.Equal([PersonPurpose.Name], Seen(Fold<Person>(Entered(), Granted()), TheBoard));
        Assert.Equal([PersonPurpose.Name], PersonVisibility.Seen(Alone, [new(Id(1), new("Rat", "Council"))], Today, TheBoard));
    }

    [Fact]
    public void Everybody_sees_their_own_data()
    {
        var person = Fold<Person>(Entered(account: Account));
        Assert.Equal(Everything, Seen(person, WithAccount(Account)));
        Assert.Empty(Seen(person, WithAccount(Id(9))));
        Assert.Empty(Seen(Alone, WithAccount(Guid.Empty)));
    }

    [Fact]
    public void No_other_role_sees_anybody()
    {
        var person = Fold<Person>(Entered(North), Granted());
        foreach (var role in Roles.OfPeople.Except([Roles.Office, Roles.Board]).Append(Roles.Partner)) Assert.Empty(Seen(person, Acting(role)));
    }

    [Fact]
    public void Organisations_alone_open_nothing_without_the_role_of_a_representative() =>
        Assert.Empty(Seen(Fold<Person>(Entered(North)), RepresentativeOf(North) with { Roles = new HashSet<string> { Roles.Delegate } }));

    [Fact]
    public void What_people_are_told_is_what_is_done()
    {
        var person = Fold<Person>(Entered(North, Account), Granted(organisation: South, until: Day(12, 31)));
        var told = ShowVisibility.Of(Ayse, person, [], Today).SeenBy;
        foreach (var (role, organisation, actor) in new[]
        {
            (Roles.Office, (Guid?)null, TheOffice), (Roles.Board, null, TheBoard), (Roles.OrganisationRepresentative, North, RepresentativeOf(North)),
            (Roles.OrganisationRepresentative, South, RepresentativeOf(South)), (PersonVisibility.Oneself, null, WithAccount(Account)),
        })
        {
            var lines = told.Where(line => line.Role == role && line.OrganisationId == organisation).ToList();
            Assert.Equal(Seen(person, actor), lines.Select(line => line.Purpose).Order());
            Assert.All(lines, line => Assert.Equal(line.MayChange, PersonVisibility.MayChange(person, Today, actor, line.Purpose)));
        }
        Assert.Contains("until 2026-12-31", told.First(line => line.OrganisationId == South).Because.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_an_erased_person_nobody_sees_anything() =>
        Assert.Empty(ShowVisibility.Of(Ayse, Fold<Person>(Entered(North), new PersonErased(Some.Office, Now)), [], Today).SeenBy);

    [Fact]
    public void What_is_not_on_record_is_told_as_such()
    {
        var person = Fold<Person>(Entered() with { Contact = null, AccessNeeds = null });
        Assert.Equal([true, false, false], ShowVisibility.Of(Ayse, person, [], Today).SeenBy.Select(line => line.OnRecord));
    }

    [Theory]
    [InlineData(MandateFunction.Representative)]
    [InlineData(MandateFunction.Delegate)]
    [InlineData(MandateFunction.Deputy)]
    [InlineData(MandateFunction.TreasurerContact)]
    [InlineData(MandateFunction.Contact)]
    public void Each_function_is_named_in_both_languages(MandateFunction function)
    {
        var because = PersonVisibility.Of(Fold<Person>(Entered(), Granted(function)), [], Today).Single(seer => seer.OrganisationId == North).Because;
        Assert.DoesNotContain("()", because.De + because.En, StringComparison.Ordinal);
        Assert.NotEqual(because.De, because.En);
    }

    private static IEnumerable<PersonPurpose> Seen(Person person, Actor actor) => PersonVisibility.Seen(person, [], Today, actor).Order();
}
