using Bkmo.Advocacy.Committees;
using Contract = Bkmo.Contracts.Conference.V1;

namespace Bkmo.Advocacy.Integration;

/// <summary>Committees that a conference formed come into being here, under the id that Conference gave them.</summary>
public static class CommitteesConsumer
{
    /// <summary>What it takes from its queue.</summary>
    public static void Messages(ConsumerBuilder messages) => messages.On<Contract.CommitteeFormed>(On);

    /// <summary>Records the committee, once.</summary>
    public static Reaction On(Contract.CommitteeFormed message) =>
        Reaction.On<Committee>(message.CommitteeId, state => RecordFormedCommittee.Decide(state, EventOf(message)));

    internal static CommitteeFormed EventOf(Contract.CommitteeFormed message) => new(
        message.NameDe, message.NameEn, CommitteeFounder.Conference, message.ConferenceId, message.ConferenceName, MandateText: null,
        message.Members.ToValueList(), message.At);
}
