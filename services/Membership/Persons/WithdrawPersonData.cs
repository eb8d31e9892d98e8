namespace Bkmo.Membership.Persons;

/// <summary>Takes back contact data or access needs of a person: the event first, then the key for ever. A request sent again destroys the key again.</summary>
public static class WithdrawPersonData
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDelete("/api/membership/persons/{id:guid}/contact", Contact).Changes<PersonReceipt>().RequireRoles([.. Roles.OfPeople]);
        routes.MapDelete("/api/membership/persons/{id:guid}/access-needs", AccessNeeds).Changes<PersonReceipt>().RequireRoles([.. Roles.OfPeople]);
    }

    private static Task<IResult> Contact(
        Guid id, Commands commands, PersonFinder finder, PersonChanges changes, IKeyRing keys, CancellationToken cancellation) => Withdraw(
            id, PersonPurpose.Contact, new PersonContactWithdrawn(commands.Actor.Id, commands.Now), person => person.ContactRound,
            round => PersonKeys.Contact(id, round), (commands, finder, changes, keys), cancellation);

    private static Task<IResult> AccessNeeds(
        Guid id, Commands commands, PersonFinder finder, PersonChanges changes, IKeyRing keys, CancellationToken cancellation) => Withdraw(
            id, PersonPurpose.AccessNeeds, new PersonAccessNeedsWithdrawn(commands.Actor.Id, commands.Now), person => person.AccessNeedsRound,
            round => PersonKeys.AccessNeeds(id, round), (commands, finder, changes, keys), cancellation);

    private static async Task<IResult> Withdraw(
        Guid id, PersonPurpose purpose, IEvent withdrawn, Func<Person, int> round, Func<int, KeyName> key,
        (Commands Commands, PersonFinder Finder, PersonChanges Changes, IKeyRing Keys) with, CancellationToken cancellation)
    {
        if (await with.Finder.FindToChange(id, purpose, cancellation) is null) return Problems.Of(new UnknownPerson());
        var result = await with.Changes.Store(id, withdrawn, cancellation);
        var after = await with.Commands.Find<Person>(id, cancellation);
        // Every round before the present one was taken back, now or earlier.
        for (var past = 0; past < round(after!); past++) await with.Keys.Destroy(key(past), cancellation);
        return result;
    }
}
