using Bkmo.Contracts.Identity.V1;
using Bkmo.Membership.Persons;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Integration;

/// <summary>Links a person with the account that was opened by an invitation in her or his name, until it is closed.</summary>
public static class AccountConsumer
{
    /// <summary>What it takes from its queue.</summary>
    public static void Messages(ConsumerBuilder messages) => messages.On<AccountOpened>(On).On<AccountClosed>(On);

    /// <summary>An account was opened.</summary>
    public static Reaction On(AccountOpened message) => Reaction.On<Person>(message.PersonId, state => Decide(state, message));

    /// <summary>An account was closed.</summary>
    public static Reaction On(AccountClosed message) => Reaction.On<Person>(message.PersonId, state => Decide(state, message));

    /// <summary>Unlinks it, if it is the person's.</summary>
    public static Decision Decide(Person state, AccountClosed message) => state.AccountId == message.AccountId
        ? Accept(new PersonAccountUnlinked(message.AccountId, Actor.Service("identity").Id, message.At))
        : Nothing;

    /// <summary>Links it, unless the person is unknown or erased, or was linked before: what the office says counts more than an invitation.</summary>
    public static Decision Decide(Person state, AccountOpened message) => !state.Exists || state.Erased || state.AccountId is not null
        ? Nothing
        : Accept(new PersonAccountLinked(message.AccountId, Actor.Service("identity").Id, message.At));
}
