namespace Bkmo.Counselling.Cases;

/// <summary>What is said at once after a first contact. Kept with the request's idempotency key, and so without any contents.</summary>
/// <param name="Id">The case.</param>
/// <param name="CentreId">The centre.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Version">Version of the case, as in its <c>ETag</c>.</param>
/// <param name="NextSteps">What happens next, for the person.</param>
public sealed record CaseReceipt(Guid Id, Guid CentreId, CaseStage Stage, long Version, Text NextSteps)
{
    private static readonly Text WhatHappensNext = new(
        "Die Beratungsstelle hat Ihr Anliegen. Eine Beraterin oder ein Berater meldet sich auf dem Weg, den Sie gewünscht haben. Die Beratung ist kostenlos und "
        + "vertraulich; über jeden Schritt entscheiden Sie. Für manche Ansprüche läuft eine Frist von nur zwei Monaten: Bewahren Sie Briefe, Nachrichten und "
        + "Namen von Zeug*innen auf und sagen Sie es gleich, wenn etwas eilt.",
        "The centre has your request. A counsellor gets in touch in the way you asked for. Counselling is free and confidential; you decide every step. "
        + "Some claims have a period of only two months: keep letters, messages and names of witnesses, and say at once when something is urgent.");

    internal static CaseReceipt Of(Guid id, Case state) => new(id, state.FirstContact!.CentreId, state.Stage, state.EventCount, WhatHappensNext);
}

/// <summary>A case after a change, without contents.</summary>
/// <param name="Id">The case.</param>
/// <param name="CentreId">The centre.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Version">Version of the case, as in its <c>ETag</c>.</param>
public sealed record CaseSummary(Guid Id, Guid CentreId, CaseStage Stage, long Version)
{
    internal static CaseSummary? Of(Guid id, Case state) =>
        state.FirstContact is { } contact ? new(id, contact.CentreId, state.Stage, state.EventCount) : null;
}
