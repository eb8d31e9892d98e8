using Bkmo.Membership.Mandates;
using Bkmo.Membership.Persons;

namespace Bkmo.Membership.Integration;

/// <summary>
/// A grant that takes another person's place is one fact on the new holder's stream; the end on the other stream follows from it. It is recorded with the
/// request; should that not come to pass, this does it.
/// </summary>
public static class OwnMandatesConsumer
{
    /// <summary>What it takes from its queue.</summary>
    public static void Messages(ConsumerBuilder messages) => messages.On<Contracts.Membership.V1.MandateGranted>(On);

    /// <summary>Ends what was replaced; most often that is done already.</summary>
    public static Reaction On(Contracts.Membership.V1.MandateGranted message) => message is { ReplacedMandateId: { } replaced, ReplacedPersonId: { } holder }
        ? Reaction.On<Person>(holder, state => EndReplacedMandate.Decide(
            state, new(replaced, message.From, Actor.Service("membership").Id, message.At)))
        : Reaction.None;
}
