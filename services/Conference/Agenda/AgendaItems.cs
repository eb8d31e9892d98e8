namespace Bkmo.Conference.Agenda;

/// <summary>What names an item of the agenda names one that is there.</summary>
internal static class AgendaItems
{
    /// <summary>
    /// Checks <c>agendaItemId</c>: an item of this conference on which something can be resolved and that was not taken off. What the assembly resolves needs one
    /// (BGB § 32(1)); a vote that resolves nothing may do without. Whether the item is internal.
    /// </summary>
    internal static async Task<bool> Check(Check check, Guid? itemId, bool resolves, Guid conferenceId, Commands commands, CancellationToken cancellation)
    {
        check.That(itemId is not null || !resolves, "agendaItemId", new(
            "Nennen Sie den Punkt der Tagesordnung: Beschlossen wird nur, was auf ihr steht (§ 32 Abs. 1 BGB).",
            "Name the item of the agenda: only what is on it is resolved (BGB § 32(1))."));
        if (itemId is not { } id) return false;
        var item = await Find(id, conferenceId, commands, cancellation);
        check.That(item is { Status: not ItemStatus.Withdrawn, Subject.Kind: not ItemKind.Report }, "agendaItemId", new(
            "Diesen Punkt gibt es auf der Tagesordnung nicht, oder über ihn wird nichts beschlossen.",
            "There is no such item on the agenda, or nothing is resolved on it."));
        return item?.Subject.Internal is true;
    }

    /// <summary>The item of the agenda; null where none is named or there is none.</summary>
    internal static async Task<MeetingItem?> Find(Guid? itemId, Guid conferenceId, Commands commands, CancellationToken cancellation) =>
        itemId is { } id ? (await commands.Find<AgendaState>(AgendaState.IdOf(conferenceId), cancellation))?.Find(id) : null;
}
