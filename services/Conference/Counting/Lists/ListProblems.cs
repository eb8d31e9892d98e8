namespace Bkmo.Conference.Counting.Lists;

/// <summary>What can be wrong with a published list.</summary>
internal static class ListProblems
{
    internal static Text Header => new($"Die erste Zeile lautet „{BallotList.Header}“.", $"the first line is {BallotList.Header}");

    internal static Text Columns => new("Die Zeile hat nicht vier Spalten.", "the line has not four columns");

    internal static Text NoCode => new("Der Code fehlt.", "the code is missing");

    internal static Text MarksOnInvalid => new("Ein ungültiger Stimmzettel hat keine Stimmen.", "an invalid ballot has no votes");

    internal static Text NoOptions => new("Hier wird nicht über Möglichkeiten abgestimmt.", "there are no options to mark in this vote");

    internal static Text OptionTwice => new("Eine Möglichkeit steht zweimal da.", "an option stands twice");

    internal static Text CodeTwice(string code) => new($"Der Code „{code}“ steht schon in der Liste.", $"the code {code} stands in the list already");

    internal static Text NotAnswer(string answer) => new($"„{answer}“ ist keine Antwort; es gibt yes, no, abstain.", $"'{answer}' is no answer; there are yes, no, abstain");

    internal static Text NoAnswer(string answer) => new($"„{answer}“: Hier wird über Möglichkeiten abgestimmt.", $"'{answer}': this vote is on options");

    internal static Text NotInvalid(string value) => new($"„{value}“ ist weder yes noch no.", $"'{value}' is neither yes nor no");

    internal static Text NotMark(string mark, int most) => Of($"„{mark}“ ist keine Zahl von 0 bis {most}.", $"'{mark}' is no number from 0 to {most}");

    internal static Text TooMany(int most) => Of($"Mehr als {most} Möglichkeiten sind gewählt.", $"more than {most} options are chosen");

    internal static Text NotEach(int options) => Of($"Erwartet werden {options} Zahlen, für jede Möglichkeit eine.", $"expected are {options} numbers, one for each option");

    private static Text Of(FormattableString de, FormattableString en) =>
        new(de.ToString(System.Globalization.CultureInfo.InvariantCulture), en.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
