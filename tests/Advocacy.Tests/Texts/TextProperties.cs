using Bkmo.Advocacy.Texts;
using FsCheck;
using FsCheck.Fluent;

namespace Bkmo.Advocacy.Tests.Texts;

public sealed class TextProperties
{
    private static readonly Gen<Wording> Wordings =
        from title in Gen.Elements("A", "B")
        from titleEn in Gen.Elements<string?>(null, "A")
        from leading in Gen.Elements("de", "tr")
        from languages in Gen.SubListOf("ar", "de", "tr")
        from text in Gen.Elements("x", "y")
        select new Wording(title, titleEn, leading, languages.Select(language => new Translation(language, text)).ToValueList(), null);

    private static readonly Gen<DateOnly?> Days = Gen.Elements<DateOnly?>(null, At.Today, At.Today.AddDays(-400), At.Today.AddDays(1));

    private static readonly Gen<Func<PoliticalText, Decision>> Commands = Gen.OneOf(
        Wordings.Select<Wording, Func<PoliticalText, Decision>>(w => s => DraftText.Decide(s, new(TextKind.Demand, w, At.Office, At.Noon))),
        Wordings.Select<Wording, Func<PoliticalText, Decision>>(w => s => ReviseText.Decide(s, new(w, At.Office, At.Noon))),
        from day in Days
        from note in Gen.Elements<string?>(null, "n")
        from recordOnly in Gen.Elements(true, false)
        select (Func<PoliticalText, Decision>)(s => PublishText.Decide(s, new(day, note, recordOnly, At.Today, At.Office, At.Noon))),
        Gen.Elements("r", "s").Select<string, Func<PoliticalText, Decision>>(r => s => WithdrawPublication.Decide(s, new(r, At.Office, At.Noon))));

    private static readonly Gen<IEvent> AnyEvents = Gen.OneOf(
        Wordings.Select<Wording, IEvent>(w => new TextDrafted(TextKind.Demand, w, At.Office, At.Noon)),
        Wordings.Select<Wording, IEvent>(w => new TextRevised(w, At.Office, At.Noon)),
        Gen.Choose(-1, 4).Select<int, IEvent>(n => new TextPublished(n, At.Today, false, null, At.Office, At.Noon)),
        Gen.Choose(-1, 4).Select<int, IEvent>(n => new PublicationWithdrawn(n, "r", At.Office, At.Noon)));

    [Fact]
    public void Whatever_is_commanded_the_accepted_events_keep_the_invariants() =>
        Prop.ForAll(Commands.ListOf().ToArbitrary(), commands =>
        {
            var (state, count) = (PoliticalText.Initial, 0);
            foreach (var command in commands)
            {
                if (command(state) is not Decision.Accepted accepted) continue;
                state = accepted.Events.Aggregate(state, (s, e) => s.Evolve(e));
                count += accepted.Events.Count;
                AssertSound(state);
            }
            Assert.Equal(count, state.EventCount);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_command_on_any_history_gets_a_decision() =>
        Prop.ForAll(AnyEvents.ListOf().ToArbitrary(), Commands.ToArbitrary(), (history, command) =>
            command(history.Aggregate(PoliticalText.Initial, (s, e) => s.Evolve(e))) is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_command_twice_in_a_row_is_accepted_once() =>
        Prop.ForAll(Commands.ListOf().ToArbitrary(), Commands.ToArbitrary(), (history, command) =>
        {
            var state = history.Aggregate(PoliticalText.Initial, After);
            return command(state) is not Decision.Accepted || command(After(state, command)) is Decision.Accepted { Events.Count: 0 };
        }).QuickCheckThrowOnFailure();

    private static PoliticalText After(PoliticalText state, Func<PoliticalText, Decision> command) =>
        command(state) is Decision.Accepted accepted ? accepted.Events.Aggregate(state, (s, e) => s.Evolve(e)) : state;

    private static void AssertSound(PoliticalText state)
    {
        Assert.True(state.Versions.Count(version => version.Editorial == EditorialState.Published) <= 1, "two versions in force");
        Assert.Equal(Enumerable.Range(1, state.Versions.Count), state.Versions.Select(version => version.Number));
        Assert.All(state.Versions, version => Assert.True(version.Wording.HasLeadingLanguage()));
        Assert.All(state.Versions, version => Assert.True(version.Publication is null || version.Publication.RecordOnly == (version.Wording.Body.Count == 0)));
        Assert.All(state.Versions, version => Assert.Equal(version.Editorial == EditorialState.Withdrawn, version.WithdrawalReason is not null));
        var bodies = state.Versions.Select(version => version.Wording.Body.Count > 0).ToList();
        Assert.Equal(bodies.Order(), bodies);
    }
}
