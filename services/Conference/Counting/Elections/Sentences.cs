using System.Globalization;
using Bkmo.Conference.Counting.Majorities;

namespace Bkmo.Conference.Counting.Elections;

/// <summary>The course of a round in words.</summary>
internal static class Sentences
{
    internal static Text Elected(ElectionCandidate candidate, ElectedCandidate elected, RoundRule rule, long count)
    {
        var how = elected switch
        {
            { ByLot: true } => new(" durch Los", " by lot"),
            { ByRunOff: true } => new(" durch Stichwahl", " by run-off"),
            _ => new Text("", ""),
        };
        var reached = Reached(elected.Votes, rule, count);
        return Of($"{candidate.Name}: {reached.De}, gewählt{how.De}.", $"{candidate.Name}: {reached.En}, elected{how.En}.");
    }

    internal static Text NotReached(ElectionCandidate candidate, long votes, RoundRule rule, long count)
    {
        var reached = Reached(votes, rule, count);
        return Of($"{candidate.Name}: {reached.De}, nicht gewählt.", $"{candidate.Name}: {reached.En}, not elected.");
    }

    internal static Text PassedOver(ElectionCandidate candidate, long votes, Text reason) => Of(
        $"{candidate.Name}: {votes} Stimmen, übergangen; {reason.De}.", $"{candidate.Name}: {votes} votes, passed over; {reason.En}.");

    internal static Text NoSeatLeft(ElectionCandidate candidate, long votes) => Of(
        $"{candidate.Name}: {votes} Stimmen, kein Sitz mehr frei.", $"{candidate.Name}: {votes} votes, no seat left.");

    internal static Text Tied(IEnumerable<ElectionCandidate> tied, long votes, OpenTie tie)
    {
        var names = string.Join(", ", tied.Select(candidate => candidate.Name).Order(StringComparer.Ordinal));
        return Of(
            $"{names}: je {votes} Stimmen bei {tie.Seats} möglichen Sitzen; es entscheidet {(tie.ByRunOff ? "die Stichwahl" : "das Los")}.",
            $"{names}: {votes} votes each for up to {tie.Seats} seats; {(tie.ByRunOff ? "a run-off" : "the lot")} decides.");
    }

    internal static Text NextRound(ElectionDefinition definition, ElectionRound next)
    {
        var names = string.Join(", ", next.Standing.Select(id => definition.Candidate(id).Name));
        var (de, en) = next.ReservedFor is { } group ? ($" für „{group}“", $" for {group}") : ("", "");
        return Of($"Es folgt Wahlgang {next.Number} um {next.Seats} Sitze{de}: {names}.", $"Round {next.Number} follows for {next.Seats} seats{en}: {names}.");
    }

    internal static Text Vacant(int seats) => Of($"Unbesetzt bleiben: {seats}.", $"Seats that stay vacant: {seats}.");

    internal static Text Declined(ElectionDefinition definition, Guid candidate) => Of(
        $"{definition.Candidate(candidate).Name} nimmt die Wahl nicht an.", $"{definition.Candidate(candidate).Name} declines the election.");

    private static Text Reached(long votes, RoundRule rule, long count) => rule.Threshold.Kind == ThresholdKind.MostVotes
        ? Of($"{votes} Stimmen", $"{votes} votes")
        : Of($"{rule.Threshold.Needed(count)} von {count} nötig, {votes} erreicht", $"{rule.Threshold.Needed(count)} of {count} needed, {votes} reached");

    private static Text Of(FormattableString de, FormattableString en) => new(de.ToString(CultureInfo.InvariantCulture), en.ToString(CultureInfo.InvariantCulture));
}
