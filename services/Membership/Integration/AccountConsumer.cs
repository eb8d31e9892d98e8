using Bkmo.Contracts.Identity.V1;
using Bkmo.Membership.Persons;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Integration;

/// <summary>Links a person with the account that was opened by an invitation in her or his name.</summary>
public static class AccountConsumer
{
    /// <summary>What it takes from its queue.</summary>
    public static void Messages(ConsumerBuilder messages) => messages.On<AccountOpened>(On);

    /// <summary>An account was opened.</summary>
    public static Reaction On(AccountOpened message) => Reaction.On<Person>(message.PersonId, state => Decide(state, message));

    /// <summary>Links it, unless the person is unknown or erased, or was linked before: what the office says counts more than an invitation.</summary>
    public static Decision Decide(Person state, AccountOpened message) => !state.Exists || state.Erased || state.AccountId is not null
        ? Nothing
        : Accept(new PersonAccountLinked(message.AccountId, Actor.Service("identity").Id, message.At));
}
