using System.Globalization;
using Bkmo.Conference.Polls;

namespace Bkmo.Conference.Minutes;

/// <summary>What minutes tell of a vote beside its result: who was entitled when it was opened, the numbers, and of a named vote how each organisation voted.</summary>
internal static class VoteProtocol
{
    private static readonly Text Yes = new("Ja", "yes"), No = new("Nein", "no"), Abstained = new("Enthaltung", "abstention");
    private static readonly Text Blank = new("leer", "blank"), Invalid = new("ungültig", "invalid");

    /// <summary>" (eingebracht von Verein A, Verein B)"; nothing where nobody is named.</summary>
    internal static Text Submitters(MinutesContext context, PollPlan plan)
    {
        var names = string.Join(", ", (plan.SubmittedBy ?? []).Select(context.NameOf).Order(StringComparer.Ordinal));
        return names.Length == 0 ? new("", "") : new($" (eingebracht von {names})", $" (submitted by {names})");
    }

    /// <summary>"Stimmberechtigt: 140 Stimmen aus 3 Organisationen, vertreten 130. …"</summary>
    internal static Text Entitled(MinutesContext context, Roll roll)
    {
        var electorate = roll.Electorate;
        var proxies = roll.Mandates.Count(mandate => mandate.ProxyId is not null);
        var sentence = new Text(
            string.Create(CultureInfo.InvariantCulture, $"Stimmberechtigt: {electorate.Entitled} Stimmen aus {roll.Pools.Count} Organisationen, vertreten {electorate.Present}"),
            string.Create(CultureInfo.InvariantCulture, $"Entitled: {electorate.Entitled} votes of {roll.Pools.Count} organisations, represented {electorate.Present}"));
        if (proxies > 0)
        {
            sentence = new(
                string.Create(CultureInfo.InvariantCulture, $"{sentence.De}; Stimmrechtsübertragungen: {proxies}"),
                string.Create(CultureInfo.InvariantCulture, $"{sentence.En}; transfers of votes: {proxies}"));
        }
        var others = new[]
        {
            Excluded(context, roll, ExclusionReason.OwnMatter, new("nicht in eigener Sache", "not in their own matter")),
            Excluded(context, roll, ExclusionReason.RightsRest, new("Stimmrechte ruhen", "voting rights rest")),
            WithoutVotes(roll),
        }.OfType<Text>();
        return new(string.Join("; ", others.Select(one => one.De).Prepend(sentence.De)) + ".", string.Join("; ", others.Select(one => one.En).Prepend(sentence.En)) + ".");
    }

    /// <summary>"Ja 100, Nein 30, Enthaltungen 10, ungültig 0." or the votes of each option.</summary>
    internal static Text Numbers(PollPlan plan, PollResult result)
    {
        if (plan.IsYesNo)
        {
            var tally = result.Tally;
            return new(
                string.Create(CultureInfo.InvariantCulture, $"Ja {tally.Yes}, Nein {tally.No}, Enthaltungen {tally.Abstained}, ungültig {tally.Invalid}."),
                string.Create(CultureInfo.InvariantCulture, $"Yes {tally.Yes}, no {tally.No}, abstentions {tally.Abstained}, invalid {tally.Invalid}."));
        }
        if (result.Ranked is { } ranked) return new($"Vorn: {string.Join(", ", ranked.Elected)}.", $"First: {string.Join(", ", ranked.Elected)}.");
        var totals = plan.Options.Zip(result.Options, (option, total) => (option, total)).ToList();
        string Of(Func<PollOption, string> text, string each) => string.Join(", ", totals.Select(one => plan.Method is PollMethod.YesNoEach
            ? string.Create(CultureInfo.InvariantCulture, $"{text(one.option)} {one.total.Yes}:{one.total.No}:{one.total.Abstained}")
            : string.Create(CultureInfo.InvariantCulture, $"{text(one.option)} {one.total.Yes}"))) + (plan.Method is PollMethod.YesNoEach ? $" ({each})." : ".");
        return new(Of(option => option.De, "Ja:Nein:Enthaltung"), Of(option => option.En, "yes:no:abstention"));
    }

    /// <summary>"Namentlich: Ja: Verein A 70, Verein B 3 (durch Übertragung 3); Nein: …"; null for votes that were not named.</summary>
    internal static Text? RollCall(MinutesContext context, Poll state)
    {
        if (state.Plan is not { Kind: PollKind.Named } plan || state.Casts.Count == 0) return null;
        var given = state.Casts.SelectMany(cast => (cast.Portions ?? []).Select(portion => (
            Organisation: state.Mandate(cast.MandateId)!.OrganisationId, portion.Votes, Label: LabelOf(plan, portion.Vote), ByProxy: cast.ByProxy is not null))).ToList();
        string Of(Func<Text, string> text, string byProxy) => string.Join("; ", given.GroupBy(one => one.Label).OrderBy(group => Rank(group.Key)).Select(group =>
            $"{text(group.Key)}: {string.Join(", ", group.GroupBy(one => one.Organisation).Select(one => (
                Name: context.NameOf(one.Key), Votes: one.Sum(part => part.Votes), Proxies: one.Where(part => part.ByProxy).Sum(part => part.Votes)))
                .OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => string.Create(
                    CultureInfo.InvariantCulture, $"{one.Name} {one.Votes}{(one.Proxies > 0 ? $" ({byProxy} {one.Proxies})" : "")}")))}"));
        return new($"Namentlich: {Of(text => text.De, "durch Übertragung")}.", $"By name: {Of(text => text.En, "by transfer")}.");
    }

    private static int Rank(Text label) => label == Yes ? 0 : label == No ? 1 : label == Abstained ? 2 : label == Blank ? 4 : label == Invalid ? 5 : 3;

    private static Text LabelOf(PollPlan plan, Vote vote)
    {
        if (vote.IsInvalid) return Invalid;
        if (vote.Answer is { } answer) return answer switch { Answer.Yes => Yes, Answer.No => No, _ => Abstained };
        if (vote.IsBlank) return plan.IsYesNo ? Abstained : Blank;
        var marked = plan.Method switch
        {
            PollMethod.Scores => plan.Options.Zip(vote.Marks, (option, mark) => (option, Mark: mark.ToString(CultureInfo.InvariantCulture))),
            PollMethod.YesNoEach => plan.Options.Zip(vote.Marks, (option, mark) => (option, Mark: mark switch { 1 => "+", 2 => "−", _ => "0" })),
            _ => vote.Marks.Select(mark => (option: plan.Options[mark], Mark: "")),
        };
        var between = plan.Method is PollMethod.Ranked ? " > " : " + ";
        string Of(Func<PollOption, string> text) => string.Join(between, marked.Select(one => one.Mark.Length == 0 ? text(one.option) : $"{text(one.option)} {one.Mark}"));
        return new(Of(option => option.De), Of(option => option.En));
    }

    private static Text? Excluded(MinutesContext context, Roll roll, ExclusionReason reason, Text words)
    {
        var names = roll.Excluded.Where(one => one.Reason == reason).Select(one => context.NameOf(one.OrganisationId)).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? null : new($"{words.De}: {string.Join(", ", names)}", $"{words.En}: {string.Join(", ", names)}");
    }

    private static Text? WithoutVotes(Roll roll)
    {
        var count = roll.Excluded.Count(one => one.Reason is ExclusionReason.NoVotes);
        return count == 0 ? null : new(
            string.Create(CultureInfo.InvariantCulture, $"Mitglieder ohne Stimmen: {count}"), string.Create(CultureInfo.InvariantCulture, $"members without votes: {count}"));
    }
}
