using System.Globalization;

namespace Bkmo.Conference.Counting.Ballots;

/// <summary>What can be wrong with a ballot file.</summary>
internal static class BltProblems
{
    internal static Text Header => new(
        "Die erste Zeile nennt zwei ganze Zahlen: wie viele Kandidaturen, wie viele Sitze.",
        "the first line gives two whole numbers: how many candidates, how many seats");

    internal static Text Empty => new("Die Datei enthält nichts.", "the file holds nothing");

    internal static Text NoEnd => new("Nach den Stimmzetteln fehlt die Zeile mit 0.", "the line with 0 that ends the ballots is missing");

    internal static Text BallotWithoutEnd => new("Der Stimmzettel endet nicht mit 0.", "the ballot does not end with 0");

    internal static Text AfterEnd => new("Nach der 0 am Ende des Stimmzettels folgt noch etwas.", "something follows the 0 that ends the ballot");

    internal static Text UnclosedId => new("Die Kennung des Stimmzettels hat keine schließende Klammer.", "the id of the ballot has no closing bracket");

    internal static Text UnclosedOption => new("Der Zusatz hat keine schließende Klammer.", "the option has no closing bracket");

    internal static Text LateWithdrawal => new("Zurückgezogene Kandidaturen stehen vor den Stimmzetteln.", "withdrawn candidates stand before the ballots");

    internal static Text TooManyBallots => Of($"Mehr als {BallotSet.MostBallots} Stimmzettel werden nicht gezählt.", $"more than {BallotSet.MostBallots} ballots are not counted");

    internal static Text EmptyName => new("Der Name ist leer.", "the name is empty");

    internal static Text UnclosedName => new("Der Name hat kein schließendes Anführungszeichen.", "the name has no closing quotation mark");

    internal static Text NotText => new("Die Zeile enthält ein Zeichen, das kein Text ist.", "the line holds a character that is not text");

    internal static Text Further => new("Nach dem Titel folgt mehr als Quelle und Bemerkung.", "more than source and comment follows the title");

    internal static Text EqualRanks(string rule) => Of(
        $"Gleiche Ränge zählt die Regel „{rule}“ nicht; der Stimmzettel muss eine Reihenfolge nennen.", $"the rule {rule} does not count equal ranks; the ballot must give an order");

    internal static Text Bounds => Of(
        $"Erlaubt sind 1 bis {BallotSet.MostCandidates} Kandidaturen und 1 bis {BallotSet.MostCandidates} Sitze.",
        $"allowed are 1 to {BallotSet.MostCandidates} candidates and 1 to {BallotSet.MostCandidates} seats");

    internal static Text NotWeight(string token) => Of($"„{token}“ ist keine ganze Zahl von Stimmzetteln ab 1.", $"'{token}' is not a whole number of ballots from 1");

    internal static Text DecimalWeight(string token) => Of(
        $"„{token}“ ist ein Bruchteil; gezählt werden nur ganze Stimmzettel.", $"'{token}' is a fraction; only whole ballots are counted");

    internal static Text NotCandidate(string token, int candidates) => Of(
        $"„{token}“ ist keine Kandidatur; es gibt 1 bis {candidates}.", $"'{token}' is no candidate; there are 1 to {candidates}");

    internal static Text Twice(string token) => Of($"Die Kandidatur {token} steht zweimal auf dem Stimmzettel.", $"candidate {token} stands twice on the ballot");

    internal static Text NotWithdrawal(string token) => Of(
        $"„{token}“ ist keine zurückgezogene Kandidatur (eine Nummer mit Minus davor).", $"'{token}' is no withdrawn candidate (a number with a minus before it)");

    internal static Text UnknownOption(string name) => Of($"Der Zusatz „{name}“ ist unbekannt.", $"the option '{name}' is unknown");

    internal static Text BadOption(string name, string token) => Of($"Der Zusatz „{name}“ kann „{token}“ nicht enthalten.", $"the option '{name}' cannot hold '{token}'");

    internal static Text MissingNames(int there, int candidates) => Of(
        $"Es fehlen Namen: {there} sind da, {candidates} Kandidaturen gibt es.", $"names are missing: {there} are there for {candidates} candidates");

    internal static Text SameName(string name) => Of($"Der Name „{name}“ steht zweimal da.", $"the name '{name}' is there twice");

    private static Text Of(FormattableString de, FormattableString en) => new(de.ToString(CultureInfo.InvariantCulture), en.ToString(CultureInfo.InvariantCulture));
}
