using Microsoft.EntityFrameworkCore;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Persons;

/// <summary>Says which account is a person's, so that she or he sees her or his own data; or that none is. Roles by mandate go with it. An invitation that names the person does it by itself.</summary>
public static class LinkAccount
{
    /// <summary>The account.</summary>
    /// <param name="AccountId">Id of the account at Identity; null: none is hers or his.</param>
    public sealed record Request(Guid? AccountId);

    /// <summary>The link to record.</summary>
    /// <param name="AccountId">The account; null: none.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid? AccountId, UserId By, DateTimeOffset At);

    /// <summary>Links, moves or undoes; the same again changes nothing.</summary>
    public static Decision Decide(Person state, Command command)
    {
        if (!state.Exists) return Reject(new UnknownPerson());
        if (state.Erased) return Reject(new PersonIsErased());
        if (state.AccountId == command.AccountId) return Nothing;
        List<IEvent> events = [];
        if (state.AccountId is { } before) events.Add(new PersonAccountUnlinked(before, command.By, command.At));
        if (command.AccountId is { } account) events.Add(new PersonAccountLinked(account, command.By, command.At));
        return Accept(events);
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/api/membership/persons/{id:guid}/account", Handle).Critical().Changes<PersonReceipt>().RequireRoles(Roles.Office);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, IReadModel<PersonRow> persons, CancellationToken cancellation)
    {
        if (await WhyNot(persons, request.AccountId, id, commands.Actor, cancellation) is { } refusal) return Problems.Of(refusal);
        var command = new Command(request.AccountId, commands.Actor.Id, commands.Now);
        return await commands.Change<Person>(
            id, state => Decide(state, command), state => PersonReceipt.Of(id, state), cancellation, state => state.DataVersion);
    }

    /// <summary>
    /// Why the account cannot be the person's: it is another person's, as far as the read model has got, or the asker's own. Roles go with a link, and nobody gives roles to
    /// themselves.
    /// </summary>
    internal static async Task<Refusal?> WhyNot(IReadModel<PersonRow> persons, Guid? accountId, Guid? but, Actor asker, CancellationToken cancellation)
    {
        if (accountId is not { } account) return null;
        if (string.Equals(asker.Id.Value, account.ToString(), StringComparison.OrdinalIgnoreCase)) return new OwnAccountLinked();
        return await persons.Rows.AnyAsync(row => row.AccountId == account && row.Id != but, cancellation) ? new AccountTaken() : null;
    }
}
