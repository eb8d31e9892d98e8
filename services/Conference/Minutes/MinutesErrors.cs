namespace Bkmo.Conference.Minutes;

/// <summary>There are no minutes yet, or not in this version.</summary>
public sealed record UnknownMinutes() : Refusal(RefusalKind.NotFound, new("Dieses Protokoll gibt es nicht.", "There are no such minutes."));

/// <summary>The minutes tell of no such fact.</summary>
public sealed record UnknownFact() : Refusal(RefusalKind.NotFound, new(
    "Diesen Vorgang nennt das Protokoll nicht; stellen Sie es zuerst neu zusammen.", "The minutes tell of no such fact; assemble them anew first."));

/// <summary>Signed minutes stand.</summary>
public sealed record MinutesAreSigned() : Refusal(RefusalKind.Conflict, new(
    "Dieses Protokoll ist unterschrieben und steht; nehmen Sie es mit einer Begründung als nächste Fassung wieder auf.",
    "These minutes are signed and stand; take them up again as the next version, with a reason."));

/// <summary>Nothing was signed off that could be taken up again.</summary>
public sealed record MinutesNotSigned() : Refusal(RefusalKind.Conflict, new(
    "Dieses Protokoll ist noch nicht von zwei Personen unterschrieben; ändern Sie es einfach.", "These minutes are not signed by two people yet; just change them."));

/// <summary>Two different people sign.</summary>
public sealed record AnotherPersonSigns() : Refusal(RefusalKind.Conflict, new(
    "Sie haben schon unterschrieben; die zweite Unterschrift gibt eine andere Person.", "You have signed already; another person gives the second signature."));

/// <summary>What is to be signed is not what was signed before.</summary>
public sealed record SomethingElseWasSigned() : Refusal(RefusalKind.Conflict, new(
    "Das Protokoll ist nicht mehr das, was die erste Person unterschrieben hat; stellen Sie es neu zusammen.",
    "The minutes are no longer what the first person signed; assemble them anew."));

/// <summary>There is nothing in the minutes.</summary>
public sealed record MinutesEmpty() : Refusal(RefusalKind.Conflict, new(
    "Im Protokoll steht noch nichts; stellen Sie es nach der Sitzung zusammen.", "There is nothing in the minutes yet; assemble them after the meeting."));
