using Bkmo.Conference.Agenda;

namespace Bkmo.Conference.Polls;

/// <summary>Who sees a poll: of internal items those who see the item.</summary>
internal static class VisiblePolls
{
    /// <summary>The poll; null both when there is none and when it is not for the asker.</summary>
    internal static async Task<Poll?> VisiblePoll(this Commands commands, Guid pollId, CancellationToken cancellation) =>
        await commands.Find<Poll>(pollId, cancellation) is { Plan: { } plan } poll && await commands.Sees(plan.ConferenceId, plan.Internal, cancellation) ? poll : null;
}
