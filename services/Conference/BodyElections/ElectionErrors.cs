namespace Bkmo.Conference.BodyElections;

/// <summary>There is no such election.</summary>
public sealed record UnknownElection() : Refusal(RefusalKind.NotFound, new("Diese Wahl gibt es nicht.", "There is no such election."));

/// <summary>There is no such candidature.</summary>
public sealed record UnknownCandidate() : Refusal(RefusalKind.NotFound, new("Diese Kandidatur gibt es nicht.", "There is no such candidature."));

/// <summary>The person is nominated already.</summary>
public sealed record AlreadyNominated() : Refusal(RefusalKind.Conflict, new("Diese Person ist schon vorgeschlagen.", "This person is nominated already."));

/// <summary>Nobody is known to hold such a mandate for this conference, or one that is for no conference.</summary>
public sealed record UnknownCandidateMandate() : Refusal(RefusalKind.Invalid, new(
    "Ein solches Mandat ist hier nicht bekannt; wer kandidiert, hat ein Mandat einer Organisation, das der Konferenz gemeldet ist.",
    "No such mandate is known here; who stands holds a mandate of an organisation that the conference was told of."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { ["mandateId"] = Message };
}

/// <summary>The mandate is over.</summary>
public sealed record CandidateMandateOver() : Refusal(RefusalKind.Conflict, new(
    "Dieses Mandat ist beendet; schlagen Sie die Person mit einem laufenden Mandat vor.", "This mandate is over; nominate the person with one that holds."));

/// <summary>Somebody stands with a mandate that has ended since.</summary>
public sealed record MandatesLapsed(string Marks) : Refusal(RefusalKind.Conflict, new(
    $"Beendet ist inzwischen das Mandat von {Marks}; halten Sie fest, dass die Kandidatur entfällt, und schlagen Sie die Person bei Bedarf mit einem laufenden Mandat neu vor.",
    $"The mandate of {Marks} has ended since; record that the candidature is off, and nominate the person anew with a mandate that holds if need be."))
{
    internal static MandatesLapsed Of(Election state, ValueList<Guid> lapsed) => new(string.Join(", ", lapsed.Select(id => state.Find(id)!.Mark)));
}

/// <summary>The election's rules count other groups.</summary>
public sealed record UnknownGroup(string Groups) : Refusal(RefusalKind.Invalid, new(
    $"Diese Wahl zählt andere Gruppen; möglich sind: {Groups}.", $"This election counts other groups; there are: {Groups}."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { ["group"] = Message };
}

/// <summary>Who stands is fixed since the first round.</summary>
public sealed record RoundsHaveBegun() : Refusal(RefusalKind.Conflict, new(
    "Der erste Wahlgang ist eröffnet; Kandidaturen lassen sich nicht mehr ändern.", "The first round is open; candidatures can no longer be changed."));

/// <summary>There is no round to open.</summary>
public sealed record NoRoundNext() : Refusal(RefusalKind.Conflict, new(
    "Es steht kein Wahlgang an: Niemand kandidiert, oder alle Sitze sind vergeben oder aufgegeben.",
    "No round comes next: nobody stands, or all seats are filled or given up."));

/// <summary>The round is not counted yet.</summary>
public sealed record RoundStillOpen() : Refusal(RefusalKind.Conflict, new("Zählen Sie zuerst den laufenden Wahlgang aus.", "Count the present round first."));

/// <summary>There is no round to be counted.</summary>
public sealed record NoRoundToCount() : Refusal(RefusalKind.Conflict, new("Es läuft kein Wahlgang.", "No round is under way."));

/// <summary>Those elected have to answer first.</summary>
public sealed record AnswersOutstanding() : Refusal(RefusalKind.Conflict, new(
    "Fragen Sie zuerst die Gewählten, ob sie die Wahl annehmen, auch schriftlich.", "Ask those elected first whether they accept, in writing too."));

/// <summary>A tie has to be decided first.</summary>
public sealed record TieOpen() : Refusal(RefusalKind.Conflict, new(
    "Gleichstand: Halten Sie zuerst die Stichwahl oder ziehen Sie das Los.", "A tie: hold the run-off or draw the lot first."));

/// <summary>There is no tie to be decided this way.</summary>
public sealed record NoSuchTie() : Refusal(RefusalKind.Conflict, new(
    "Es gibt keinen Gleichstand, der so zu entscheiden ist; die Wahlregel sagt, ob Stichwahl oder Los.", "No tie is to be decided this way; the rules say whether run-off or lot."));

/// <summary>The lot names those tied, each once.</summary>
public sealed record LotNotOfThoseTied() : Refusal(RefusalKind.Invalid, new(
    "Das Los nennt alle Gleichstehenden, jede Kandidatur einmal.", "The lot names all who are tied, each once."));

/// <summary>All at once is possible only when nobody objects.</summary>
public sealed record ObjectedTo() : Refusal(RefusalKind.Conflict, new(
    "Dem ist widersprochen worden; wählen Sie einzeln oder nach Liste.", "Somebody objected; elect one by one or by list."));

/// <summary>All at once is possible only without competition.</summary>
public sealed record MoreThanSeats() : Refusal(RefusalKind.Conflict, new(
    "Es kandidieren mehr, als Sitze zu besetzen sind; stimmen Sie einzeln ab.", "More stand than there are seats; vote on each."));

/// <summary>This person was not elected.</summary>
public sealed record NotElected() : Refusal(RefusalKind.Conflict, new(
    "Annehmen oder ablehnen kann, wer im letzten Wahlgang gewählt ist und noch nicht geantwortet hat.",
    "Who is elected by the last round and has not answered can accept or decline."));

/// <summary>The election is over.</summary>
public sealed record ElectionOver() : Refusal(RefusalKind.Conflict, new("Die Wahl ist abgeschlossen.", "The election is closed."));

/// <summary>Seats are not decided yet.</summary>
public sealed record NotDecided() : Refusal(RefusalKind.Conflict, new(
    "Die Sitze sind noch nicht alle vergeben oder aufgegeben; halten Sie den nächsten Wahlgang.",
    "Seats are not all filled or given up yet; hold the next round."));
