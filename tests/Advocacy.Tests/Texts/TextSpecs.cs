using Bkmo.Advocacy.Texts;

namespace Bkmo.Advocacy.Tests.Texts;

public sealed class TextSpecs
{
    private static readonly Wording Titled = new("Entwurf für ein Bundespartizipationsgesetz", null, "de", [], null);
    private static readonly Wording Written = Titled with { Body = [new("de", "§ 1"), new("tr", "Madde 1")] };
    private static readonly TextDrafted Drafted = new(TextKind.DraftLaw, Written, At.Office, At.Noon);
    private static readonly TextDrafted DraftedTitle = new(TextKind.DraftLaw, Titled, At.Office, At.Noon);
    private static readonly TextRevised Revised = new(Written with { TitleEn = "Draft law" }, At.Office, At.Noon);
    private static readonly TextPublished Published = new(1, At.Today, false, null, At.Office, At.Noon);
    private static readonly PublicationWithdrawn Withdrawn = new(1, "Zahlen falsch", At.Office, At.Noon);

    private static DraftText.Command Draft(Wording wording) => new(TextKind.DraftLaw, wording, At.Office, At.Noon);

    private static ReviseText.Command Revise(Wording wording) => new(wording, At.Office, At.Noon);

    private static PublishText.Command Publish(DateOnly? on = null, string? note = null, bool recordOnly = false) =>
        new(on, note, recordOnly, At.Today, At.Office, At.Noon);

    private static WithdrawPublication.Command Withdraw(string reason = "Zahlen falsch") => new(reason, At.Office, At.Noon);

    [Fact]
    public void A_text_begins_as_a_draft() =>
        DeciderSpec.Given<PoliticalText>().When(state => DraftText.Decide(state, Draft(Written))).Then(Drafted);

    [Fact]
    public void A_title_alone_is_a_text_too() =>
        DeciderSpec.Given<PoliticalText>().When(state => DraftText.Decide(state, Draft(Titled))).Then(DraftedTitle);

    [Fact]
    public void A_body_needs_its_leading_language() =>
        DeciderSpec.Given<PoliticalText>()
            .When(state => DraftText.Decide(state, Draft(Titled with { Body = [new("tr", "Madde 1")] })))
            .ThenRefused(new LeadingLanguageMissing("de"));

    [Fact]
    public void Revising_makes_the_next_version()
    {
        var state = DeciderSpec.Given<PoliticalText>(Drafted).When(s => ReviseText.Decide(s, Revise(Revised.Wording))).Then(Revised).State;
        Assert.Equal(2, state.Current!.Number);
        Assert.Equal(Written, state.At(1)!.Wording);
    }

    [Fact]
    public void A_version_equal_to_the_current_one_changes_nothing() =>
        DeciderSpec.Given<PoliticalText>(Drafted).When(state => ReviseText.Decide(state, Revise(Written with { Body = [.. Written.Body] }))).ThenNothing();

    [Fact]
    public void A_text_that_has_a_body_keeps_one() =>
        DeciderSpec.Given<PoliticalText>(Drafted).When(state => ReviseText.Decide(state, Revise(Titled))).ThenRefused(new BodyCannotBeDropped());

    [Fact]
    public void A_revised_body_needs_its_leading_language() =>
        DeciderSpec.Given<PoliticalText>(Drafted)
            .When(state => ReviseText.Decide(state, Revise(Written with { LeadingLanguage = "ar" })))
            .ThenRefused(new LeadingLanguageMissing("ar"));

    [Fact]
    public void What_does_not_exist_is_neither_revised_nor_published_nor_withdrawn()
    {
        var nothing = DeciderSpec.Given<PoliticalText>();
        nothing.When(state => ReviseText.Decide(state, Revise(Written))).ThenRefused(new UnknownText());
        nothing.When(state => PublishText.Decide(state, Publish())).ThenRefused(new UnknownText());
        nothing.When(state => WithdrawPublication.Decide(state, Withdraw())).ThenRefused(new UnknownText());
    }

    [Fact]
    public void The_current_version_is_published_today_unless_told() =>
        DeciderSpec.Given<PoliticalText>(Drafted, Revised)
            .When(state => PublishText.Decide(state, Publish()))
            .Then(Published with { TextVersion = 2 });

    [Fact]
    public void A_publication_of_the_past_keeps_its_day() =>
        DeciderSpec.Given<PoliticalText>(Drafted)
            .When(state => PublishText.Decide(state, Publish(new DateOnly(2021, 10, 25), "6. BKMO")))
            .Then(Published with { PublishedOn = new DateOnly(2021, 10, 25), Note = "6. BKMO" });

    [Fact]
    public void Nothing_is_published_in_the_future() =>
        DeciderSpec.Given<PoliticalText>(Drafted)
            .When(state => PublishText.Decide(state, Publish(At.Today.AddDays(1))))
            .ThenRefused(new PublishedInFuture(At.Today));

    [Fact]
    public void A_title_alone_is_not_published_as_if_it_were_the_text() =>
        DeciderSpec.Given<PoliticalText>(DraftedTitle).When(state => PublishText.Decide(state, Publish())).ThenRefused(new BodyMissing());

    [Fact]
    public void A_title_alone_is_published_as_a_record() =>
        DeciderSpec.Given<PoliticalText>(DraftedTitle)
            .When(state => PublishText.Decide(state, Publish(recordOnly: true)))
            .Then(Published with { RecordOnly = true });

    [Fact]
    public void A_text_with_a_body_is_no_mere_record() =>
        DeciderSpec.Given<PoliticalText>(Drafted).When(state => PublishText.Decide(state, Publish(recordOnly: true))).ThenRefused(new NotARecordOnly());

    [Fact]
    public void Publishing_twice_changes_nothing() =>
        DeciderSpec.Given<PoliticalText>(Drafted, Published).When(state => PublishText.Decide(state, Publish())).ThenNothing();

    [Fact]
    public void Publishing_again_with_another_day_is_refused() =>
        DeciderSpec.Given<PoliticalText>(Drafted, Published)
            .When(state => PublishText.Decide(state, Publish(At.Today.AddDays(-1))))
            .ThenRefused(new AlreadyPublished(1));

    [Fact]
    public void The_published_version_stays_while_the_next_one_is_drafted()
    {
        var state = DeciderSpec.Given<PoliticalText>(Drafted, Published, Revised).State;
        Assert.Equal((1, 2), (state.Published!.Number, state.Current!.Number));
        Assert.Equal((EditorialState.Published, EditorialState.Draft), (state.Editorial, state.Current.Editorial));
    }

    [Fact]
    public void The_next_publication_replaces_the_one_before()
    {
        var state = DeciderSpec.Given<PoliticalText>(Drafted, Published, Revised).When(s => PublishText.Decide(s, Publish())).State;
        Assert.Equal([EditorialState.Replaced, EditorialState.Published], state.Versions.Select(version => version.Editorial));
    }

    [Fact]
    public void A_publication_is_withdrawn_with_its_reason() =>
        DeciderSpec.Given<PoliticalText>(Drafted, Published).When(state => WithdrawPublication.Decide(state, Withdraw())).Then(Withdrawn);

    [Fact]
    public void Withdrawing_reaches_the_published_version_and_not_the_draft_after_it() =>
        DeciderSpec.Given<PoliticalText>(Drafted, Published, Revised).When(state => WithdrawPublication.Decide(state, Withdraw())).Then(Withdrawn);

    [Fact]
    public void Withdrawing_twice_for_the_same_reason_changes_nothing() =>
        DeciderSpec.Given<PoliticalText>(Drafted, Published, Withdrawn).When(state => WithdrawPublication.Decide(state, Withdraw())).ThenNothing();

    [Fact]
    public void What_is_not_published_is_not_withdrawn()
    {
        DeciderSpec.Given<PoliticalText>(Drafted).When(state => WithdrawPublication.Decide(state, Withdraw())).ThenRefused(new NotPublished());
        DeciderSpec.Given<PoliticalText>(Drafted, Published, Withdrawn)
            .When(state => WithdrawPublication.Decide(state, Withdraw("andere"))).ThenRefused(new NotPublished());
    }

    [Fact]
    public void A_withdrawn_version_does_not_come_back_but_the_next_one_may()
    {
        DeciderSpec.Given<PoliticalText>(Drafted, Published, Withdrawn).When(state => PublishText.Decide(state, Publish())).ThenRefused(new VersionWithdrawn(1));
        DeciderSpec.Given<PoliticalText>(Drafted, Published, Withdrawn, Revised)
            .When(state => PublishText.Decide(state, Publish())).Then(Published with { TextVersion = 2 });
    }

    [Fact]
    public void The_leading_language_comes_first_among_the_languages()
    {
        Assert.Equal(["de", "tr"], Written.Languages());
        Assert.Equal(["tr", "de"], (Written with { LeadingLanguage = "tr" }).Languages());
        Assert.Equal(["de", "en"], (Titled with { TitleEn = "Draft law" }).Languages());
    }

    [Fact]
    public void The_entity_tag_of_a_version_moves_only_when_the_version_changes()
    {
        var state = DeciderSpec.Given<PoliticalText>(Drafted, Revised).State;
        Assert.Equal([1L, 2L], state.Versions.Select(version => version.ChangedAt));
        Assert.Equal([1L, 3L], state.Evolve(Published with { TextVersion = 2 }).Versions.Select(version => version.ChangedAt));
    }
}
