namespace Bkmo.Contracts.Advocacy.V1;

/// <summary>A version of a text was published.</summary>
/// <param name="TextId">The text.</param>
/// <param name="Version">Number of the fact in the text's stream.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Kind"><c>position</c>, <c>demand</c>, <c>statement</c>, <c>policy-paper</c>, <c>draft-law</c>, <c>agenda</c>, <c>resolution</c>, <c>toolkit</c>, <c>press-release</c>.</param>
/// <param name="TextVersion">Which version of the text, 1 …</param>
/// <param name="Languages">Languages it is published in, BCP 47, the leading one first.</param>
/// <param name="Path">Path of the text at the gateway.</param>
public sealed record TextPublished(
    Guid TextId, long Version, DateTimeOffset At, string Kind, int TextVersion, IReadOnlyList<string> Languages, string Path) : IForPartners
{
    /// <inheritdoc />
    public Guid Subject => TextId;
}
