using Bkmo.Conference.BodyElections;
using Bkmo.Eventing;
using static Bkmo.Conference.Tests.Decisions.BodyElectionSpecs;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests.Decisions;

public sealed class CandidatureSpecs
{
    [Fact]
    public void Candidates_are_nominated_and_stand_when_they_say_so_also_in_absence()
    {
        Given<Election>(Planned(Board)).When(Nominating(1)).Then(Nominated(1));
        Given<Election>(Planned(Board), Nominated(1)).When(Nominating(2, person: 1)).ThenRefused(new AlreadyNominated());
        Given<Election>(Planned(Board), Nominated(1)).When(Nominating(1)).ThenNothing();
        Given<Election>(Planned(Board), Nominated(1)).When(Answering(1, stands: true, inWriting: true)).Then(Stands(1) with { InWriting = true });
        Given<Election>(Planned(Board), Nominated(1), Stands(1)).When(Answering(1, stands: true)).ThenNothing();
        Given<Election>(Planned(Board)).When(Answering(1, stands: true)).ThenRefused(new UnknownCandidate());
        Given<Election>().When(Nominating(1)).ThenRefused(new UnknownElection());
        Given<Election>([.. Standing(Board, 3), RoundOpen]).When(Nominating(9)).ThenRefused(new RoundsHaveBegun());
        Given<Election>([.. Standing(Board, 3), RoundOpen]).When(Answering(1, stands: false)).ThenRefused(new RoundsHaveBegun());
    }

    [Fact]
    public void Who_stands_holds_a_mandate_that_is_not_over()
    {
        Given<Election>(Planned(Board)).When(Nominating(1, until: Today)).Then(Nominated(1));
        Given<Election>(Planned(Board)).When(Nominating(1, from: Today.AddDays(30))).Then(Nominated(1));
        Given<Election>(Planned(Board)).When(Nominating(1, until: Today.AddDays(-1))).ThenRefused(new CandidateMandateOver());
        Given<Election>(Planned(Board)).When(Nominating(1, from: Today.AddDays(30), until: Today.AddDays(29))).ThenRefused(new CandidateMandateOver());
    }

    [Fact]
    public void A_mandate_that_ends_before_the_first_round_keeps_it_from_opening()
    {
        Given<Election>(Standing(Board, 3)).When(OpeningRound(enBloc: false, 2, 3)).ThenRefused(new MandatesLapsed("#2, #3"));
        Given<Election>(Standing(Board, 2)).When(Acclaiming(2)).ThenRefused(new MandatesLapsed("#2"));
        IEvent[] first = [.. Standing(Board with { Seats = 1, Rounds = [new(), new()] }, 3), RoundOpen, Counted(43, (1, 20), (2, 12), (3, 11))];
        Given<Election>(first).When(OpeningRound(enBloc: false, 2)).Then(RoundOpen);
    }

    [Fact]
    public void Whoever_said_no_can_be_nominated_with_another_mandate_and_nobody_stands_twice()
    {
        IEvent[] declined = [Planned(Board), Nominated(1), Stands(1) with { Stands = false }];
        Given<Election>(declined).When(Nominating(2, person: 1)).Then(Nominated(2) with { PersonId = Id(201) });
        Given<Election>([.. declined, Nominated(2) with { PersonId = Id(201) }]).When(Answering(1, stands: true)).ThenRefused(new AlreadyNominated());
        Given<Election>([.. declined, Nominated(2) with { PersonId = Id(201) }]).When(Answering(2, stands: true)).Then(Stands(2));
    }

    [Fact]
    public void A_candidate_belongs_to_one_of_the_groups_that_the_rules_count_or_to_none()
    {
        var grouped = Board with { Ceilings = [new("Nord", 1)], Reserved = [new("Jugend", 1)] };
        Given<Election>(Planned(grouped)).When(Nominating(1, group: "Jugend")).Then(Nominated(1, "Jugend"));
        Given<Election>(Planned(grouped)).When(Nominating(1)).Then(Nominated(1));
        Given<Election>(Planned(grouped)).When(Nominating(1, group: "jugend")).ThenRefused(new UnknownGroup("Nord, Jugend"));
        Given<Election>(Planned(Board)).When(Nominating(1, group: "Jugend")).Then(Nominated(1, "Jugend"));
    }

    [Fact]
    public void Whoever_holds_a_candidature_answers_for_it_and_for_no_other()
    {
        IEvent[] nominated = [Planned(Board), Nominated(1), Nominated(2)];
        Given<Election>(nominated).When(Answering(1, stands: true, from: Person(1))).Then(Stands(1));
        Given<Election>(nominated).When(Answering(1, stands: true, from: Person(2))).ThenRefused(new UnknownCandidate());
        Given<Election>(nominated).When(Answering(1, stands: true, from: new(null, ForOthers: false))).ThenRefused(new UnknownCandidate());
        IEvent[] counted = [.. Standing(Board, 3), RoundOpen, Counted(50, (1, 40), (2, 35), (3, 5))];
        Given<Election>(counted).When(Answer(1, accepted: true, Person(1))).Then(Accepted(1));
        Given<Election>(counted).When(Answer(1, accepted: true, Person(2))).ThenRefused(new UnknownCandidate());
        Given<Election>([.. counted, Accepted(1)]).When(Answer(1, accepted: false, Person(1))).ThenRefused(new NotElected());
    }

    private static Func<Election, Decision> Nominating(int number, int? person = null, DateOnly? until = null, DateOnly? from = null, string? group = null) =>
        state => Nominate.Decide(state, new Nominate.Command(
            Id(number), new(Id(number + 300), Id((person ?? number) + 200), Id(70), from ?? Today.AddDays(-9), until), group, new Sealed<string>(Id(5), "c2VhbGVk"), Office, Now));

    private static Func<Election, Decision> Answering(int number, bool stands, bool inWriting = false, Answering? from = null) =>
        state => Nominate.Decide(state, new Nominate.Answer(Id(number), stands, inWriting, from ?? Officer, Office, Now));

    private static Answering Person(int number) => new(Id(number + 200), ForOthers: false);
}
