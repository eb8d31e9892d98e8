using Bkmo.Counselling.Cases;

namespace Bkmo.Counselling.Tests.Cases;

public sealed class ContentsCheckSpecs
{
    private const string Planted = "Schadenfreudeprobe";

    private static (CaseContents Contents, InvalidValues? Refusal) Of(string language = "tr", string? summary = null, IncidentRequest? incident = null)
    {
        var check = new Check();
        return (ContentsCheck.Contents(check, "", language, null, summary, incident, At.Today), check.Refusal);
    }

    [Fact]
    public void The_language_is_enough() => Assert.Equal((new CaseContents("tr", null, null, null), null), Of());

    [Fact]
    public void Contents_are_kept_as_they_were_told() =>
        Assert.Equal("أول سطر\nzweite Zeile", Of(summary: " أول سطر\r\nzweite Zeile ").Contents.Summary);

    [Fact]
    public void A_summary_may_be_long_but_not_endless()
    {
        Assert.Null(Of(summary: new string('x', 20_000)).Refusal);
        Assert.Equal(["summary"], Of(summary: new string('x', 20_001)).Refusal!.Errors.Keys);
    }

    [Fact]
    public void Everything_wrong_is_said_at_once() =>
        Assert.Equivalent(
            new[] { "language", "summary", "incident.period.to", "incident.place" },
            Of("deutsch", new string('x', 20_001), new(null, new(At.Today, At.Today.AddDays(1)), new string('y', 301))).Refusal!.Errors.Keys,
            strict: true);

    [Fact]
    public void Either_a_day_or_a_period() =>
        Assert.Equal(["incident.period"], Of(incident: new(At.Today, new(At.Today, At.Today))).Refusal!.Errors.Keys);

    [Fact]
    public void The_first_day_is_not_after_the_last() =>
        Assert.Equal(["incident.period"], Of(incident: new(null, new(At.Today, At.Today.AddDays(-1)))).Refusal!.Errors.Keys);

    [Fact]
    public void An_incident_does_not_lie_ahead() =>
        Assert.Equal(["incident.occurredOn"], Of(incident: new(At.Today.AddDays(1))).Refusal!.Errors.Keys);

    [Fact]
    public void A_person_who_tells_nothing_is_nobody_on_record()
    {
        Assert.Null(ContentsCheck.Person(new Check(), null));
        Assert.Null(ContentsCheck.Person(new Check(), new PersonRequest(" ", null, "")));
    }

    [Fact]
    public void Refusals_never_repeat_what_was_told()
    {
        var check = new Check();
        ContentsCheck.Contents(check, "", Planted, null, Planted + new string('x', 20_001), new(null, null, Planted + new string('\u0001', 1)), At.Today);
        ContentsCheck.Person(check, new(Planted + new string('x', 201), Planted + new string('x', 501), Planted + "\nx"));
        Assert.Equal(6, check.Refusal!.Errors.Count);
        Assert.All(check.Refusal.Errors, error => Assert.DoesNotContain(Planted, $"{error.Key} {error.Value.De} {error.Value.En}", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_that_holds_contents_prints_them()
    {
        var incident = new IncidentRequest(null, null, Planted);
        object[] holders =
        [
            new CaseContents("de", null, Planted, new Incident(null, null, Planted)), new CaseIdentity(Planted, Planted, Planted), new Incident(null, null, Planted),
            new PersonRequest(Planted, Planted, Planted), incident, new RecordFirstContact.Request(At.Centre, Channel.Web, "de", Summary: Planted),
            new ReviseContents.Request(new("de", Summary: Planted), new(Planted)), new ReviseContents.ContentsRequest("de", Summary: Planted),
            new CaseView(At.Centre, At.Centre, CaseStage.Contact, 1, Channel.Web, At.Today, false, new("de", null, Planted, null), false, null, []),
        ];
        Assert.All(holders, holder => Assert.DoesNotContain(Planted, holder.ToString(), StringComparison.Ordinal));
    }
}
