using System.Globalization;

namespace Bkmo.Conference.Proxies;

/// <summary>There is no such transfer, or it is not the asker's.</summary>
public sealed record UnknownProxy() : Refusal(RefusalKind.NotFound, new("Diese Stimmrechtsübertragung gibt es nicht.", "There is no such transfer of the vote."));

/// <summary>The mandate is not in force, or is not the asker's.</summary>
public sealed record UnknownMandate() : Refusal(RefusalKind.NotFound, new("Dieses Mandat gibt es hier nicht.", "There is no such mandate here."));

/// <summary>The rules do not allow it.</summary>
public sealed record TransferNotAllowed() : Refusal(RefusalKind.Conflict, new(
    "Stimmen sind hier nicht übertragbar (§ 38 BGB); die Satzung oder die Versammlung müsste es erlauben (§ 40 BGB).",
    "Votes cannot be transferred here (BGB § 38); statutes or the meeting would have to allow it (BGB § 40)."));

/// <summary>So many mandates are in that person's hands already.</summary>
public sealed record TooManyInOneHand(int Allowed) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Eine Person übt hier höchstens {Allowed} Mandate aus; wählen Sie jemand anderen."),
    string.Create(CultureInfo.InvariantCulture, $"One person exercises at most {Allowed} mandates here; choose somebody else.")));

/// <summary>The vote is transferred, or offered, already.</summary>
public sealed record AlreadyTransferred() : Refusal(RefusalKind.Conflict, new(
    "Dieses Stimmrecht ist schon übertragen oder angeboten; nehmen Sie das zuerst zurück.", "This vote is transferred or offered already; take that back first."));

/// <summary>Votes are not passed on.</summary>
public sealed record NoChains() : Refusal(RefusalKind.Conflict, new(
    "Wer das eigene Stimmrecht überträgt, übt kein fremdes aus; nehmen Sie zuerst eines von beiden zurück.",
    "Who transfers the own vote exercises no other's; take one of both back first."));

/// <summary>Both mandates are of one person.</summary>
public sealed record OwnHand() : Refusal(RefusalKind.Invalid, new("Beide Mandate hat dieselbe Person.", "Both mandates are of the same person."));

/// <summary>The other side answers.</summary>
public sealed record OtherSideAnswers() : Refusal(RefusalKind.Conflict, new(
    "Darauf antwortet die andere Seite; Sie können die Übertragung zurücknehmen.", "The other side answers this; you can take the transfer back."));

/// <summary>It is over.</summary>
public sealed record ProxyOver() : Refusal(RefusalKind.Conflict, new(
    "Diese Übertragung ist abgelehnt, zurückgenommen oder beendet; schlagen Sie eine neue vor.", "This transfer is declined, taken back or ended; propose a new one."));
