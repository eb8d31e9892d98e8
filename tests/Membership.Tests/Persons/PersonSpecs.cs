using Bkmo.Contracts.Identity.V1;
using Bkmo.Eventing;
using Bkmo.Membership.Integration;
using Bkmo.Membership.Mandates;
using Bkmo.Membership.Persons;
using Bkmo.ServiceDefaults;
using static Bkmo.Membership.Tests.People;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Membership.Tests.Persons;

public sealed class PersonSpecs
{
    private static readonly PersonErased Erased = new(Some.Office, Now);

    [Fact]
    public void A_person_is_entered_once() =>
        Given<Person>().When(state => EnterPerson.Decide(state, Entered(North))).Then(Entered(North));

    [Fact]
    public void Entering_again_changes_nothing() => Given<Person>(Entered()).When(state => EnterPerson.Decide(state, Entered(North))).ThenNothing();

    [Fact]
    public void Data_of_each_purpose_are_written_anew_for_themselves()
    {
        var change = new PersonContactChanged(Secret<PersonContact>(7), Some.Office, Now);
        var person = Given<Person>(Entered()).When(state => ChangePersonData.Decide(state, change)).Then(change).State;
        Assert.Equal((Secret<PersonName>(1), Secret<PersonContact>(7), Secret<PersonAccessNeeds>(3)), (person.Name, person.Contact, person.AccessNeeds));
    }

    [Fact]
    public void An_account_that_an_invitation_in_her_name_opened_is_hers()
    {
        var opened = new AccountOpened(Guid.CreateVersion7(), 1, Now, Guid.CreateVersion7());
        var linked = new PersonAccountLinked(opened.AccountId, Actor.Service("identity").Id, Now);
        var unlinked = Entered(North) with { AccountId = null };
        Given<Person>(unlinked).When(state => AccountConsumer.Decide(state, opened)).Then(linked);
        Given<Person>(unlinked, linked).When(state => AccountConsumer.Decide(state, opened)).ThenNothing();
        Given<Person>(unlinked, new PersonAccountLinked(Guid.CreateVersion7(), Some.Office, Now)).When(state => AccountConsumer.Decide(state, opened)).ThenNothing();
        Given<Person>(unlinked, Erased).When(state => AccountConsumer.Decide(state, opened)).ThenNothing();
        Given<Person>().When(state => AccountConsumer.Decide(state, opened)).ThenNothing();
    }

    [Fact]
    public void A_closed_account_is_nobodys_and_the_next_one_can_be_hers()
    {
        var closed = new AccountClosed(Guid.CreateVersion7(), 2, Now, Guid.CreateVersion7());
        var (linked, unlinked) = (new PersonAccountLinked(closed.AccountId, Some.Office, Now), new PersonAccountUnlinked(closed.AccountId, Actor.Service("identity").Id, Now));
        var person = Entered(North) with { AccountId = null };
        Given<Person>(person, linked).When(state => AccountConsumer.Decide(state, closed)).Then(unlinked);
        Given<Person>(person, linked, unlinked).When(state => AccountConsumer.Decide(state, closed)).ThenNothing();
        Given<Person>(person, new PersonAccountLinked(Guid.CreateVersion7(), Some.Office, Now)).When(state => AccountConsumer.Decide(state, closed)).ThenNothing();
    }

    [Fact]
    public void What_is_on_record_already_changes_nothing() => Given<Person>(Entered()).When(state => ChangePersonData.Decide(state, null)).ThenNothing();

    [Fact]
    public void What_is_not_on_record_cannot_be_taken_back_twice()
    {
        var (contact, needs) = (new PersonContactWithdrawn(Some.Office, Now), new PersonAccessNeedsWithdrawn(Some.Office, Now));
        Given<Person>(Entered(), contact).When(state => ChangePersonData.Decide(state, contact)).ThenNothing();
        Given<Person>(Entered(), needs).When(state => ChangePersonData.Decide(state, needs)).ThenNothing();
    }

    [Fact]
    public void After_data_were_taken_back_the_next_ones_get_a_key_of_the_next_round()
    {
        var person = Fold<Person>(Entered(), new PersonAccessNeedsWithdrawn(Some.Office, Now));
        Assert.Equal((null, 1, 0), (person.AccessNeeds, person.AccessNeedsRound, person.ContactRound));
    }

    [Fact]
    public void Nothing_is_written_about_a_person_who_is_unknown_or_erased()
    {
        var change = new PersonNameChanged(Secret<PersonName>(7), Some.Office, Now);
        Given<Person>().When(state => ChangePersonData.Decide(state, change)).ThenRefused(new UnknownPerson());
        Given<Person>(Entered(), Erased).When(state => ChangePersonData.Decide(state, change)).ThenRefused(new PersonIsErased());
    }

    [Fact]
    public void An_account_is_linked_moved_and_unlinked()
    {
        var linked = new PersonAccountLinked(Account, Some.Office, Now);
        Given<Person>(Entered()).When(Link(Account)).Then(linked);
        Given<Person>(Entered(), linked).When(Link(Account)).ThenNothing();
        Given<Person>(Entered(), linked).When(Link(Id(9))).Then(new PersonAccountUnlinked(Account, Some.Office, Now), new PersonAccountLinked(Id(9), Some.Office, Now));
        Given<Person>(Entered(), linked).When(Link(null)).Then(new PersonAccountUnlinked(Account, Some.Office, Now));
        Given<Person>().When(Link(Account)).ThenRefused(new UnknownPerson());
        Given<Person>(Entered(), Erased).When(Link(Account)).ThenRefused(new PersonIsErased());
    }

    [Fact]
    public void Erasing_ends_what_is_open_and_leaves_what_is_over()
    {
        var (over, current, announced) = (Granted(until: Day(2, 1)), Granted(mandate: OtherMandate, organisation: South), Granted(mandate: Id(503), from: Day(9, 1)));
        Given<Person>(Entered(), over, current, announced).When(Erase(TheOffice))
            .Then(Over(Today, OtherMandate, MandateEnding.PersonErased), Over(Day(8, 31), Id(503), MandateEnding.PersonErased), Erased);
    }

    [Fact]
    public void An_erased_person_has_no_account_any_more() => Assert.Null(Fold<Person>(Entered(account: Account), Erased).AccountId);

    [Fact]
    public void Erasing_twice_changes_nothing() => Given<Person>(Entered(), Erased).When(Erase(TheOffice)).ThenNothing();

    [Fact]
    public void Who_holds_a_seat_is_not_erased() =>
        Given<Person>(Entered()).When(state => ErasePerson.Decide(state, new(true, TheOffice, Today, Now))).ThenRefused(new StillHoldsSeat());

    [Fact]
    public void Everybody_may_have_their_own_data_erased_whoever_gave_them_mandates() =>
        Given<Person>(Entered(North, Account), Granted(organisation: South)).When(Erase(WithAccount(Account)))
            .Then(Over(Today, ending: MandateEnding.PersonErased) with { By = new(Account.ToString()) }, new PersonErased(new(Account.ToString()), Now));

    [Fact]
    public void An_organisation_erases_whom_it_entered_unless_another_one_gave_a_mandate()
    {
        var representative = RepresentativeOf(North);
        Given<Person>(Entered(North), Granted(organisation: North)).When(Erase(representative))
            .Then(Over(Today, ending: MandateEnding.PersonErased) with { By = representative.Id }, new PersonErased(representative.Id, Now));
        Given<Person>(Entered(North), Granted(organisation: South)).When(Erase(representative)).ThenRefused(new HeldByOthers());
        Given<Person>(Entered(North), Granted(organisation: South, until: Day(2, 1))).When(Erase(representative)).Then(new PersonErased(representative.Id, Now));
    }

    [Fact]
    public void For_whom_a_person_does_not_exist_there_is_nobody_to_erase()
    {
        Given<Person>(Entered(South), Granted(organisation: North)).When(Erase(RepresentativeOf(North))).ThenRefused(new UnknownPerson());
        Given<Person>(Entered(South)).When(Erase(TheBoard)).ThenRefused(new UnknownPerson());
        Given<Person>().When(Erase(TheOffice)).ThenRefused(new UnknownPerson());
    }

    private static Func<Person, Decision> Link(Guid? account) => state => LinkAccount.Decide(state, new(account, Some.Office, Now));

    private static Func<Person, Decision> Erase(Actor by) => state => ErasePerson.Decide(state, new(false, by, Today, Now));
}
