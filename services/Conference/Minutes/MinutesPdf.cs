namespace Bkmo.Conference.Minutes;

/// <summary>Minutes as a PDF to print and sign.</summary>
public static class MinutesPdf
{
    /// <summary>The document.</summary>
    public static byte[] Of(PrintedMinutes minutes)
    {
        using var paper = new Paper(minutes.Title, minutes.Language);
        paper.Heading(minutes.Title).Text(minutes.Held).Text(minutes.Standing).Space();
        Write(paper, minutes.Document.After(Guid.Empty));
        paper.Heading(minutes.In("Verlauf", "Course of the meeting"), 2);
        foreach (var fact in minutes.Document.Facts)
        {
            paper.Strong($"{minutes.When(fact.At)}: {minutes.Of(fact)}");
            Write(paper, minutes.Document.After(fact.EventId));
            paper.Space(0.5);
        }
        paper.Heading(minutes.In("Unterschriften", "Signatures"), 2);
        foreach (var signature in minutes.Document.Version.Signatures)
            paper.Text(minutes.In("Elektronisch unterschrieben am ", "Signed electronically on ") + minutes.When(signature.At));
        paper.Signatures(minutes.In("Versammlungsleitung", "Chair of the meeting"), minutes.In("Protokollführung", "Keeper of the minutes"));
        return paper.Bytes();
    }

    private static void Write(Paper paper, string text)
    {
        if (text.Length > 0) paper.Text(text).Space(0.5);
    }
}
