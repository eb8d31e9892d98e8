using Bkmo.Conference.Agenda;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Minutes;
using Bkmo.Conference.Presence;
using Bkmo.Eventing;
using Bkmo.ServiceDefaults;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests.Minutes;

public sealed class MinutesSpecs
{
    private static readonly MinutesFact Fact = new(Id(60), Now, "item-closed", "TOP 1 „Bericht“ ist erledigt.", "Item 1 “Report” is done.");
    private static readonly MinutesAssembled Assembled = new(Id(7), [Fact], Office, Now);
    private static readonly MinutesTextWritten Written = new(Id(60), new(Id(40), "x"), Office, Now);
    private static readonly UserId Chair = new("chair"), Keeper = new("keeper");

    [Fact]
    public void Minutes_are_assembled() => Given<MinutesState>().When(Assemble(Fact)).Then(Assembled);

    [Fact]
    public void Without_facts_there_are_no_minutes() => Given<MinutesState>().When(Assemble()).ThenRefused(new MinutesEmpty());

    [Fact]
    public void The_same_facts_again_change_nothing() => Given<MinutesState>(Assembled).When(Assemble(Fact)).ThenNothing();

    [Fact]
    public void A_text_is_written_at_a_fact_or_before_all_of_them()
    {
        Given<MinutesState>(Assembled).When(Write(Id(60))).Then(Written);
        Given<MinutesState>(Assembled).When(Write(Guid.Empty)).Then(Written with { After = Guid.Empty });
        Given<MinutesState>(Assembled).When(Write(Id(61))).ThenRefused(new UnknownFact());
        Given<MinutesState>().When(Write(Guid.Empty)).ThenRefused(new UnknownMinutes());
    }

    [Fact]
    public void Every_text_that_was_written_stays_on_record() =>
        Assert.Equal(2, State(Assembled, Written, Written with { Text = new(Id(40), "y") }).Written[Id(60)].Count);

    [Fact]
    public void Two_different_people_sign()
    {
        Given<MinutesState>(Assembled).When(Sign(Chair)).Then(Signed(Chair));
        Given<MinutesState>(Assembled, Signed(Chair)).When(Sign(Chair)).ThenRefused(new AnotherPersonSigns());
        Assert.True(Given<MinutesState>(Assembled, Signed(Chair)).When(Sign(Keeper)).Then(Signed(Keeper)).State.Draft.IsSigned);
    }

    [Fact]
    public void Nobody_signs_what_is_not_there_or_has_changed()
    {
        Given<MinutesState>().When(Sign(Chair)).ThenRefused(new UnknownMinutes());
        Given<MinutesState>(Assembled, Signed(Chair)).When(Sign(Keeper, hash: "other")).ThenRefused(new SomethingElseWasSigned());
        Given<MinutesState>(Assembled).When(state => SignMinutes.Decide(state, new(state.Version - 1, "hash", Chair, Now))).ThenRefused(new SomethingElseWasSigned());
    }

    [Fact]
    public void A_change_makes_signatures_void() => Assert.Empty(State(Assembled, Signed(Chair), Written).Draft.Signatures);

    [Fact]
    public void Signed_minutes_stand_until_they_are_taken_up_again_with_a_reason()
    {
        IEvent[] signed = [Assembled, Written, Signed(Chair), Signed(Keeper)];
        Given<MinutesState>(signed).When(Write(Id(60))).ThenRefused(new MinutesAreSigned());
        Given<MinutesState>(signed).When(Assemble(Fact, Fact with { EventId = Id(61) })).ThenRefused(new MinutesAreSigned());
        Given<MinutesState>(signed).When(Sign(new("third"))).ThenRefused(new MinutesAreSigned());
        Given<MinutesState>(Assembled).When(Reopen).ThenRefused(new MinutesNotSigned());
        var again = Given<MinutesState>(signed).When(Reopen).Then(new MinutesReopened("Zahl korrigiert", Office, Now)).State.Evolve(Written with { Text = new(Id(40), "y") });
        Assert.Equal((2, "x", "y"), (again.Draft.Number, again.Find(1)!.Texts[Id(60)].Text.Cipher, again.Find(2)!.Texts[Id(60)].Text.Cipher));
    }

    [Fact]
    public void An_opening_tells_who_was_there_at_that_moment()
    {
        var conference = new IEvent[] { Planned, Some.Hall(9), Confirmed(1), Confirmed(2) }.Aggregate(ConferenceState.Initial, (state, e) => state.Evolve(e));
        var presence = new IEvent[]
        {
            new CheckedIn(Id(80), Id(1), Now.AddMinutes(-5), Office, Now), new CheckedIn(Id(81), Id(2), Now.AddMinutes(5), Office, Now),
        }.Aggregate(HallPresence.Initial, (state, e) => state.Evolve(e));
        var agenda = AgendaState.Initial.Evolve(new AgendaBegun(Id(7), Office, Now)).Evolve(new ItemAdded(Id(1), new("Bericht", "Report", ItemKind.Report, false), 1, null, Office, Now));
        var fact = MeetingFacts.Of(new MinutesContext(Id(7), conference, agenda, presence), agenda, new ItemOpened(Id(1), null, Office, Now));
        Assert.Equal(new Text(
            "TOP 1 „Bericht“ wird aufgerufen. Anwesend: 1 Personen, darunter 0 Delegierte aus 0 Organisationen.",
            "Item 1 “Report” is opened. Present: 1 people, 0 delegates from 0 organisations among them."), fact!.Value.Sentence);
    }

    [Fact]
    public void What_is_signed_depends_on_every_fact_and_every_text()
    {
        var version = State(Assembled).Draft;
        string Hash(MinutesVersion shown, params (Guid, string)[] texts) => new MinutesDocument(shown, texts.ToDictionary(text => text.Item1, text => text.Item2)).Hash();
        string[] hashes =
        [
            Hash(version), Hash(version, (Id(60), "Text")), Hash(version, (Guid.Empty, "Text")), Hash(version with { Facts = [Fact with { De = "anders" }] }),
            Hash(version with { Facts = [Fact with { At = Now.AddSeconds(1) }] }),
        ];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void A_page_shows_facts_and_texts_in_its_language_and_nothing_that_was_sent_as_markup()
    {
        var html = MinutesHtml.Of(new(Plan, new(State(Assembled).Draft, new Dictionary<Guid, string> { [Id(60)] = "Dank an <b>alle</b>\nمرحبا" }), "de"));
        Assert.Contains("<html lang=\"de\">", html, StringComparison.Ordinal);
        Assert.Contains("TOP 1 „Bericht“ ist erledigt.</p>", WebDecoded(html), StringComparison.Ordinal);
        Assert.Contains("Dank an &lt;b&gt;alle&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("@media print", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pdf_can_be_read_back_with_its_names_and_pages()
    {
        var facts = Enumerable.Range(0, 60).Select(i => Fact with { EventId = Id(1000 + i) }).ToValueList();
        var texts = new Dictionary<Guid, string> { [Guid.Empty] = "Anwesend waren Çağrı Yıldız, Đặng Thị Hồng Nhung und Łucja Żak." };
        var file = MinutesPdf.Of(new(Plan, new(State(new MinutesAssembled(Id(7), facts, Office, Now)).Draft, texts), "de"));
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(file);
        Assert.True(pdf.NumberOfPages > 1);
        Assert.Equal("Protokoll der Mitgliederversammlung: BKMO XI", pdf.Information.Title);
        var first = pdf.GetPage(1).Text;
        Assert.Contains("Çağrı Yıldız, Đặng Thị Hồng Nhung und Łucja Żak", first, StringComparison.Ordinal);
        Assert.Contains("Entwurf", first, StringComparison.Ordinal);
        Assert.Contains($"Seite 1 von {pdf.NumberOfPages}", first, StringComparison.Ordinal);
        Assert.Equal("de", ((UglyToad.PdfPig.Tokens.StringToken)pdf.Structure.Catalog.CatalogDictionary.Data["Lang"]).Data);
    }

    private static string WebDecoded(string html) => System.Net.WebUtility.HtmlDecode(html);

    private static MinutesState State(params IEvent[] events) => events.Aggregate(MinutesState.Initial, (state, e) => state.Evolve(e));

    private static MinutesSigned Signed(UserId by) => new("hash", by, Now);

    private static Func<MinutesState, Decision> Assemble(params MinutesFact[] facts) => state => AssembleMinutes.Decide(state, new(Id(7), facts.ToValueList(), Office, Now));

    private static Func<MinutesState, Decision> Write(Guid after) => state => WriteText.Decide(state, new(after, new(Id(40), "x"), Office, Now));

    private static Func<MinutesState, Decision> Sign(UserId by, string hash = "hash") => state => SignMinutes.Decide(state, new(state.Version, hash, by, Now));

    private static Decision Reopen(MinutesState state) => ReopenMinutes.Decide(state, new("Zahl korrigiert", Office, Now));
}
