using Bkmo.Advocacy.Integration;
using Bkmo.Advocacy.Texts;
using Contract = Bkmo.Contracts.Advocacy.V1;

namespace Bkmo.Advocacy.Tests.Texts;

public sealed class TextDirectorySpecs
{
    private static readonly Guid Id = new("0195a000-0000-7000-8000-000000000010");
    private static readonly Wording Wording = new("Bürgerrechte für alle", null, "de", [new("de", "Text")], null);
    private static readonly TextDrafted Drafted = new(TextKind.PolicyPaper, Wording, At.Office, At.Noon);
    private static readonly TextRevised Revised = new(Wording with { TitleEn = "Civil rights for all", Body = [new("de", "Text"), new("en", "Text")] }, At.Office, At.Noon);
    private static readonly TextPublished Published = new(2, new DateOnly(2026, 3, 1), false, null, At.Office, At.Noon);

    private static TextDirectory.Row Row(params IEvent[] events) =>
        Stored.Row<TextDirectory, TextDirectory.Row>(Id, PoliticalText.StreamType, events);

    [Fact]
    public void A_draft_stands_in_the_list_with_its_title_searchable_without_diacritics()
    {
        var row = Row(Drafted);
        Assert.Equal(("policy-paper", "draft", 1, "burgerrechte fur alle"), (row.Kind, row.Editorial, row.CurrentVersion, row.Search));
        Assert.Equal(["de"], row.Languages);
    }

    [Fact]
    public void The_list_shows_the_current_version_and_which_one_is_published()
    {
        var row = Row(Drafted, Revised, Published, Revised with { Wording = Wording });
        Assert.Equal(("published", 3, 2, new DateOnly(2026, 3, 1)), (row.Editorial, row.CurrentVersion, row.PublishedVersion, row.PublishedOn));
        Assert.Null(row.TitleEn);
    }

    [Fact]
    public void A_withdrawn_text_stays_in_the_list()
    {
        var row = Row(Drafted, Published with { TextVersion = 1 }, new PublicationWithdrawn(1, "Grund", At.Office, At.Noon));
        Assert.Equal(("withdrawn", null, null), (row.Editorial, row.PublishedVersion, row.PublishedOn));
    }

    [Fact]
    public void Texts_begun_later_come_first() =>
        Assert.True(string.CompareOrdinal(Row(Drafted with { At = At.Noon.AddSeconds(1) }).SortKey, Row(Drafted).SortKey) < 0);

    [Fact]
    public void Revising_does_not_move_a_text_in_the_list() =>
        Assert.Equal(Row(Drafted).SortKey, Row(Drafted, Revised with { At = At.Noon.AddDays(1) }).SortKey);

    [Fact]
    public void A_publication_is_told_with_kind_version_and_languages()
    {
        var state = DeciderSpec.Given<PoliticalText>(Drafted, Revised, Published).State;
        var told = Assert.IsType<Contract.TextPublished>(PublishedEvents.Of(state, Stored.Event(Id, PoliticalText.StreamType, 3, Published)));
        Assert.Equal((Id, 3L, "policy-paper", 2), (told.TextId, told.Version, told.Kind, told.TextVersion));
        Assert.Equal(["de", "en"], told.Languages);
        Assert.Equal($"/api/advocacy/texts/{Id}", told.Path);
    }

    [Fact]
    public void Drafts_stay_here() =>
        Assert.All<IEvent>([Drafted, Revised, new PublicationWithdrawn(1, "Grund", At.Office, At.Noon)], e =>
            Assert.Null(PublishedEvents.Of(PoliticalText.Initial, Stored.Event(Id, PoliticalText.StreamType, 1, e))));
}
