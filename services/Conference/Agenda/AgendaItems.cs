namespace Bkmo.Conference.Agenda;

/// <summary>What names an item of the agenda names one that is there.</summary>
internal static class AgendaItems
{
    /// <summary>Checks <c>agendaItemId</c>: an item of this conference on which something can be resolved and that was not taken off; none at all is allowed.</summary>
    internal static async Task Check(Check check, Guid? itemId, Guid conferenceId, Commands commands, CancellationToken cancellation)
    {
        if (itemId is not { } id) return;
        var item = (await commands.Find<AgendaState>(AgendaState.IdOf(conferenceId), cancellation))?.Find(id);
        check.That(item is { Status: not ItemStatus.Withdrawn, Subject.Kind: not ItemKind.Report }, "agendaItemId", new(
            "Diesen Punkt gibt es auf der Tagesordnung nicht, oder über ihn wird nichts beschlossen.",
            "There is no such item on the agenda, or nothing is resolved on it."));
    }
}
