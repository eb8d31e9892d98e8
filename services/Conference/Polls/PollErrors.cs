using System.Globalization;

namespace Bkmo.Conference.Polls;

/// <summary>There is no such poll.</summary>
public sealed record UnknownPoll() : Refusal(RefusalKind.NotFound, new("Diese Abstimmung gibt es nicht.", "There is no such poll."));

/// <summary>The poll was opened; nothing of it can be edited.</summary>
public sealed record PollAlreadyOpened() : Refusal(RefusalKind.Conflict, new(
    "Die Abstimmung ist eröffnet und lässt sich nicht mehr ändern; schließen Sie sie und legen Sie bei Bedarf eine neue an.",
    "The poll is open and can no longer be changed; close it and create a new one if needed."));

/// <summary>Votes are not taken yet.</summary>
public sealed record PollNotOpen() : Refusal(RefusalKind.Conflict, new("Die Abstimmung ist noch nicht eröffnet; warten Sie auf die Eröffnung.", "The poll is not open yet; wait for its opening."));

/// <summary>Votes are not taken any more.</summary>
public sealed record PollIsClosed() : Refusal(RefusalKind.Conflict, new(
    "Die Abstimmung ist geschlossen; Stimmen werden nicht mehr angenommen.", "The poll is closed; votes are no longer taken."));

/// <summary>The poll has to be closed first.</summary>
public sealed record PollNotClosed() : Refusal(RefusalKind.Conflict, new("Schließen Sie die Abstimmung zuerst.", "Close the poll first."));

/// <summary>The ballots have to be counted first.</summary>
public sealed record PollNotCounted() : Refusal(RefusalKind.Conflict, new("Zählen Sie die Stimmzettel zuerst aus.", "Count the ballots first."));

/// <summary>The result was stated.</summary>
public sealed record PollAlreadyPublished() : Refusal(RefusalKind.Conflict, new(
    "Das Ergebnis ist schon festgestellt; es lässt sich nicht noch einmal anders feststellen.", "The result is stated already; it cannot be stated again differently."));

/// <summary>Nobody on the roll has a vote.</summary>
public sealed record NobodyEntitled() : Refusal(RefusalKind.Conflict, new(
    "Niemand ist stimmberechtigt; prüfen Sie Delegiertenschlüssel und Mandate.", "Nobody is entitled to vote; check delegate key and mandates."));

/// <summary>The meeting has to have a quorum before each vote, and has none.</summary>
public sealed record NoQuorum() : Refusal(RefusalKind.Conflict, new(
    "Die Versammlung ist nicht beschlussfähig; die Prüfung ist aufgezeichnet. Prüfen Sie erneut, wenn mehr anwesend sind.",
    "The meeting has no quorum; the check is on record. Check again when more are present."));

/// <summary>With so few voters a result would tell how each voted.</summary>
public sealed record TooFewForSecrecy(int Needed) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Geheim abstimmen können erst {Needed} Stimmberechtigte; wählen Sie eine andere Form."),
    string.Create(CultureInfo.InvariantCulture, $"A secret poll needs {Needed} who may vote; choose another kind.")));

/// <summary>The mandate is not on the roll, or is not the asker's.</summary>
public sealed record NotOnRoll() : Refusal(RefusalKind.NotFound, new(
    "Dieses Mandat steht nicht für Sie im Wählerverzeichnis dieser Abstimmung.", "This mandate is not on the roll of this poll for you."));

/// <summary>Somebody else votes for this mandate.</summary>
public sealed record VoteTransferred() : Refusal(RefusalKind.Conflict, new(
    "Das Stimmrecht war bei der Eröffnung übertragen; wer es übertragen hat, stimmt nicht auch selbst ab.",
    "The vote was transferred at the opening; who transferred it does not vote as well."));

/// <summary>Only those present at the opening vote.</summary>
public sealed record NotPresentAtOpening() : Refusal(RefusalKind.Conflict, new(
    "Abstimmen kann, wer bei der Eröffnung anwesend war; melden Sie sich vor der nächsten Abstimmung am Einlass an.",
    "Those who were present at the opening vote; check in before the next poll."));

/// <summary>So many votes are not left.</summary>
public sealed record PoolExhausted(int Left) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Übrig sind {Left} Stimmen; geben Sie höchstens so viele ab."),
    string.Create(CultureInfo.InvariantCulture, $"{Left} votes are left; cast at most as many.")));

/// <summary>Hands are counted by tellers.</summary>
public sealed record CountedByTellers() : Refusal(RefusalKind.Conflict, new(
    "Abgestimmt wird durch Handzeichen; die Zählkommission gibt die Zahlen ein.", "The vote is by show of hands; tellers enter the totals."));

/// <summary>Totals are entered for a show of hands only.</summary>
public sealed record NotByHands() : Refusal(RefusalKind.Conflict, new(
    "Zahlen werden nur bei Abstimmungen durch Handzeichen eingegeben.", "Totals are entered for a show of hands only."));

/// <summary>The majority asked for needs numbers.</summary>
public sealed record HandsMustBeCounted() : Refusal(RefusalKind.Conflict, new(
    "Diese Mehrheit braucht Zahlen; zählen Sie Ja und Nein.", "This majority needs numbers; count yes and no."));

/// <summary>More hands than there are votes.</summary>
public sealed record MoreHandsThanVotes(long Votes) : Refusal(RefusalKind.Invalid, new(
    string.Create(CultureInfo.InvariantCulture, $"Es gibt nur {Votes} Stimmen; zählen Sie noch einmal."),
    string.Create(CultureInfo.InvariantCulture, $"There are {Votes} votes only; count again.")));

/// <summary>Tellers have entered nothing.</summary>
public sealed record HandsNotEntered() : Refusal(RefusalKind.Conflict, new("Geben Sie zuerst die Zahlen ein.", "Enter the totals first."));

/// <summary>The box does not hold what the electorate says was cast.</summary>
public sealed record BallotsDoNotMatch(int Marked, int Found) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Abgegeben sind {Marked} Stimmen, in der Urne liegen {Found}; die Auszählung ist angehalten, wiederholen Sie die Abstimmung."),
    string.Create(CultureInfo.InvariantCulture, $"{Marked} votes were cast, the box holds {Found}; counting is halted, hold the poll again.")));

/// <summary>Another result than the counted one needs a reason.</summary>
public sealed record ReasonNeeded() : Refusal(RefusalKind.Invalid, new(
    "Das festgestellte Ergebnis weicht vom gezählten ab; geben Sie den Grund an.", "The result stated differs from the one counted; give the reason."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { ["reason"] = Message };
}

/// <summary>Nothing is accepted without a yes.</summary>
public sealed record NoYesAtAll() : Refusal(RefusalKind.Invalid, new(
    "Ohne eine Ja-Stimme ist kein Antrag angenommen.", "No motion is accepted without a single yes."));

/// <summary>There is nothing to accept or reject.</summary>
public sealed record NothingToAccept() : Refusal(RefusalKind.Invalid, new(
    "Hier wird nicht mit Ja und Nein entschieden; lassen Sie „accepted“ weg.", "This is not decided by yes and no; leave accepted out."));
