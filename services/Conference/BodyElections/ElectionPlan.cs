using System.Text.Json.Serialization;
using Bkmo.Conference.Counting.Elections;
using Bkmo.Conference.Counting.Majorities;
using Bkmo.Conference.Polls;

namespace Bkmo.Conference.BodyElections;

/// <summary>What is elected (Gremium).</summary>
public enum ElectedBody
{
    /// <summary>Vorstand.</summary>
    Board,

    /// <summary>Rat.</summary>
    Council,

    /// <summary>Ausschuss.</summary>
    Committee,

    /// <summary>Wahlkommission.</summary>
    ElectionCommission,

    /// <summary>Vorbereitungsgruppe.</summary>
    PreparationGroup,
}

/// <summary>As what somebody is elected.</summary>
public enum ElectedFunction
{
    /// <summary>Vorsitz.</summary>
    Chair,

    /// <summary>Stellvertretender Vorsitz.</summary>
    DeputyChair,

    /// <summary>Kassenwart*in.</summary>
    Treasurer,

    /// <summary>Beisitzer*in.</summary>
    Assessor,

    /// <summary>Mitglied.</summary>
    Member,

    /// <summary>Ersatzmitglied.</summary>
    Substitute,
}

/// <summary>What stands on the ballots of an election, and how they are counted.</summary>
public enum BallotForm
{
    /// <summary>As many votes as seats.</summary>
    AsManyAsSeats,

    /// <summary>As many votes as candidates (Zustimmungswahl).</summary>
    Approval,

    /// <summary>Yes, no or abstention for each candidate.</summary>
    YesNoEach,

    /// <summary>Ranked, counted by the Scottish rules.</summary>
    RankedScottish,

    /// <summary>Ranked, counted by Meek's method.</summary>
    RankedMeek,
}

/// <summary>What is asked for in a round, as it is stored.</summary>
/// <param name="Base">Of what the fraction is taken.</param>
/// <param name="Kind">More than, at least, or the most votes.</param>
/// <param name="Numerator">Above the line.</param>
/// <param name="Denominator">Below the line.</param>
/// <param name="Finalists">Who comes into the round.</param>
public sealed record RoundSpec(
    MajorityBase Base = MajorityBase.VotesCast, ThresholdKind Kind = ThresholdKind.MoreThan, int Numerator = 1, int Denominator = 2, Finalists Finalists = Finalists.All)
{
    internal RoundRule ToRule() => new(Base, MajorityRule.ThresholdOf(Kind, Numerator, Denominator), Finalists);
}

/// <summary>An election (Wahl): seats, ballots, rounds and constraints, all of it data.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="TitleDe">German title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Body">What is elected.</param>
/// <param name="BodyId">The committee; null for the others.</param>
/// <param name="Function">As what.</param>
/// <param name="TermFrom">First day of the terms, Europe/Berlin.</param>
/// <param name="TermUntil">Last day of the terms; null: not fixed.</param>
/// <param name="Seats">How many seats.</param>
/// <param name="Form">What stands on the ballots.</param>
/// <param name="Rounds">What is asked for in the first round, the second and so on; empty when ranked.</param>
/// <param name="Ceilings">How many of a group at most.</param>
/// <param name="OnePerOrganisation">Whether an organisation has one seat at most.</param>
/// <param name="Reserved">Seats for a group, filled first.</param>
/// <param name="UnfilledReserved">What becomes of a reserved seat that nobody of the group gets.</param>
/// <param name="Ties">How a tie that decides a seat is decided.</param>
/// <param name="Declined">What happens to the seat of somebody who declines.</param>
/// <param name="Kind">Secret or named.</param>
/// <param name="Weights">How many votes there are.</param>
/// <param name="Presence">Who of the entitled may vote.</param>
/// <param name="AgendaItemId">The item of the agenda.</param>
/// <param name="Internal">Whether that item is internal: then only those who see it, and the candidates, see the election.</param>
public sealed record ElectionPlan(
    Guid ConferenceId, string TitleDe, string TitleEn, ElectedBody Body, Guid? BodyId, ElectedFunction Function, DateOnly TermFrom, DateOnly? TermUntil, int Seats,
    BallotForm Form, ValueList<RoundSpec> Rounds, ValueList<Ceiling> Ceilings, bool OnePerOrganisation, ValueList<ReservedSeats> Reserved,
    UnfilledReserved UnfilledReserved, TieRule Ties, DeclineRule Declined, PollKind Kind, Weights Weights, PresenceRule Presence, Guid? AgendaItemId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Internal = false)
{
    /// <summary>Whether ballots are ranked.</summary>
    [JsonIgnore]
    public bool IsRanked => Form is BallotForm.RankedScottish or BallotForm.RankedMeek;

    /// <summary>The groups that ceilings and reserved seats count.</summary>
    [JsonIgnore]
    public ValueList<string> Groups =>
        Ceilings.Select(ceiling => ceiling.Group).Concat(Reserved.Select(reserved => reserved.Group)).Distinct(StringComparer.Ordinal).ToValueList();

    internal ElectionRules ToRules() => new(
        Rounds.Select(round => round.ToRule()).ToValueList(), Ceilings, OnePerOrganisation, Reserved, UnfilledReserved, Ties, Declined);

    /// <summary>The poll of a round for so many seats with these candidates; <paramref name="enBloc"/>: one yes or no for all of them.</summary>
    public PollPlan PollOf(Guid electionId, IReadOnlyList<Candidate> standing, int seats, bool enBloc) => new(
        ConferenceId, TitleDe, TitleEn, Kind,
        enBloc ? PollMethod.YesNoAbstain : Form switch
        {
            BallotForm.AsManyAsSeats => PollMethod.Choose,
            BallotForm.Approval => PollMethod.Approval,
            BallotForm.YesNoEach => PollMethod.YesNoEach,
            _ => PollMethod.Ranked,
        },
        enBloc ? [] : standing.Select(one => new PollOption(one.Id, one.Mark, one.Mark)).ToValueList(),
        !enBloc && Form == BallotForm.AsManyAsSeats ? Math.Min(seats, standing.Count) : 0, MajorityRule.Simple, Weights, Presence, [], IsMotion: false, AgendaItemId, electionId,
        enBloc ? null : seats, Internal: Internal);
}
