using System.Globalization;

namespace Bkmo.Membership.Bodies;

/// <summary>There is no such body, or there was none on that day.</summary>
public sealed record UnknownBody() : Refusal(RefusalKind.NotFound, new("Dieses Gremium gibt es nicht.", "There is no such body."));

/// <summary>There is no such seat, or nothing to do in it for the asker.</summary>
public sealed record UnknownSeat() : Refusal(RefusalKind.NotFound, new("Diesen Sitz gibt es nicht.", "There is no such seat."));

/// <summary>There is this body already: of board and council there is one, of the bodies of a conference one for each.</summary>
public sealed record BodyExists() : Refusal(RefusalKind.Conflict, new(
    "Dieses Gremium gibt es schon; ergänzen Sie seine Sitze.", "There is this body already; add seats to it."));

/// <summary>Somebody has the seat in that time.</summary>
public sealed record SeatTaken(DateOnly From, DateOnly? Until) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Der Sitz ist in dieser Zeit vergeben, seit {From:yyyy-MM-dd}; halten Sie zuerst fest, wie die Amtszeit endet."),
    string.Create(CultureInfo.InvariantCulture, $"The seat is taken in that time, since {From:yyyy-MM-dd}; record first how the term of office ends.")));

/// <summary>Nobody has two seats in one body at a time.</summary>
public sealed record AlreadyInBody() : Refusal(RefusalKind.Conflict, new(
    "Diese Person hat in dieser Zeit schon einen Sitz in diesem Gremium.", "This person has a seat in this body in that time already."));

/// <summary>The seat belongs to an organisation, which sends its holder.</summary>
public sealed record SeatOfAnotherOrganisation() : Refusal(RefusalKind.Conflict, new(
    "Diesen Sitz besetzt eine andere Organisation.", "This seat is another organisation's to fill."));

/// <summary>Nobody was chosen who could accept, or it was accepted already.</summary>
public sealed record NothingToAccept() : Refusal(RefusalKind.Conflict, new(
    "Für diesen Sitz steht keine Annahme aus; besetzen Sie ihn zuerst.", "No acceptance is awaited for this seat; fill it first."));

/// <summary>Nobody has the seat who could leave it.</summary>
public sealed record SeatIsVacant() : Refusal(RefusalKind.Conflict, new(
    "Dieser Sitz ist an diesem Tag nicht besetzt.", "Nobody has this seat on that day."));

/// <summary>An election filled more seats of a function than the body has.</summary>
public sealed record TooFewSeats(SeatFunction Function) : Refusal(RefusalKind.Conflict, new(
    "Gewählt sind mehr Personen, als das Gremium Sitze in dieser Funktion hat; ergänzen Sie die Sitze.",
    "More persons were elected than the body has seats in this function; add seats."));

/// <summary>A message names a function or a kind of body that does not exist here.</summary>
public sealed record UnknownSeatFunction() : Refusal(RefusalKind.Invalid, new(
    "Diese Funktion gibt es in Gremien nicht.", "Bodies have no such function."));
