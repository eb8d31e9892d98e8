using Bkmo.Faults.Checks;
using Bkmo.Faults.Load;

namespace Bkmo.Faults.Tests;

public sealed class CheckTests
{
    private readonly CleanRun run = new();

    private void Replace(string type, Func<LogRow, LogRow> change, string? service = null)
    {
        var at = run.Log.FindIndex(row => row.Type == type && (service is null || row.Service == service));
        run.Log[at] = change(run.Log[at]);
    }

    private void Lose(string type, string? service = null) => run.Log.RemoveAll(row => row.Type == type && (service is null || row.Service == service));

    private LogRow Again(string type, string? service = null)
    {
        var row = run.Log.Find(r => r.Type == type && (service is null || r.Service == service))!;
        return row with { Id = Guid.NewGuid(), Position = row.Position + 100, Version = row.Version + 1 };
    }

    [Fact]
    public void A_run_that_kept_every_promise_passes() => Assert.Empty(run.Found);

    [Theory]
    [InlineData("registration_confirmed", "C1 lost")]
    [InlineData("first_contact_recorded", "C1 lost")]
    public void An_acknowledged_operation_that_is_not_in_the_log_is_lost(string type, string breach)
    {
        Lose(type);
        Assert.Equal([breach], run.Found);
    }

    [Fact]
    public void An_acknowledged_operation_that_is_in_the_log_twice_is_a_duplicate()
    {
        run.Capacities[CleanRun.Conference] = 2;
        run.Log.Add(Again("registration_confirmed"));
        Assert.Equal(["C1 duplicate"], run.Found);
    }

    [Fact]
    public void An_event_that_nobody_asked_for_is_a_phantom()
    {
        run.Capacities[CleanRun.Conference] = 2;
        run.Log.Add(Again("registration_confirmed") with { Mark = "person-9" });
        Assert.Equal(["C1 phantom"], run.Found);
    }

    [Fact]
    public void A_refused_operation_that_is_in_the_log_is_a_phantom()
    {
        run.Capacities[CleanRun.Conference] = 2;
        run.Log.Add(Again("registration_confirmed") with { Mark = "person-2" });
        Assert.Equal(["C1 phantom"], run.Found);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_operation_without_an_answer_may_or_may_not_be_in_the_log(bool took)
    {
        run.Capacities[CleanRun.Conference] = 2;
        run.History.AddRange([new HistoryLine(1, 3, Phase.Invoke, "register", "f", "person-3"), new HistoryLine(1, 3, Phase.Info, "register", "f", "person-3")]);
        if (took) run.Log.Add(Again("registration_confirmed") with { Mark = "person-3" });
        Assert.Empty(run.Found);
    }

    [Fact]
    public void A_published_event_that_the_subscriber_never_got_is_lost()
    {
        run.Received.RemoveAll(message => message.Id == CleanRun.Admission);
        Assert.Equal(["C2 lost"], run.Found);
    }

    [Fact]
    public void A_message_that_no_log_knows_is_a_phantom()
    {
        run.Received.Add(new WireMessage(Guid.NewGuid(), "OrganisationAdmitted"));
        Assert.Equal(["C2 phantom"], run.Found);
    }

    [Fact]
    public void Messages_of_a_stream_in_another_order_are_reordered_and_repetitions_are_not()
    {
        run.Received.Reverse();
        Assert.Equal(["C2 reordered"], run.Found);
        run.Received.Reverse();
        run.Received.Add(run.Received[0]);
        Assert.Empty(run.Found);
    }

    [Fact]
    public void Repetitions_on_the_wire_are_counted() => Assert.Equal(1, OnTheWire.Duplicates(run.Received));

    [Fact]
    public void An_event_that_took_no_effect_in_a_service_is_lost_there()
    {
        Lose("admission_heard", "advocacy");
        Assert.Equal(["C3 lost"], run.Found);
    }

    [Fact]
    public void An_event_that_took_effect_twice_is_a_duplicate()
    {
        run.Log.Add(Again("admission_heard", "counselling"));
        Assert.Equal(["C3 duplicate"], run.Found);
    }

    [Fact]
    public void An_effect_without_a_cause_is_a_phantom()
    {
        run.Log.Add(Again("admission_heard", "conference") with { Cause = "nothing" });
        Assert.Equal(["C3 phantom"], run.Found);
    }

    [Fact]
    public void A_version_that_is_missing_is_a_gap()
    {
        Lose("membership_applied_for");
        Assert.Equal(["C4 different", "C4 gap"], run.Found);
    }

    [Fact]
    public void Versions_against_the_order_of_positions_are_reordered()
    {
        Replace("organisation_registered", row => row with { Version = 2 });
        Replace("membership_applied_for", row => row with { Version = 1 });
        Assert.Equal(["C4 reordered"], run.Found);
    }

    [Fact]
    public void A_place_more_than_there_are_is_overbooked()
    {
        run.Capacities[CleanRun.Conference] = 0;
        Assert.Equal(["C6 overbooked"], run.Found);
    }

    [Fact]
    public void A_read_model_that_differs_from_its_rebuild_is_told()
    {
        static Dictionary<string, IReadOnlyList<string>> Dump(params string[] rows) => new(StringComparer.Ordinal) { ["list"] = rows };
        Assert.Empty(ReadModels.Check(Dump("a", "b"), Dump("b", "a")));
        Assert.Equal("different", Assert.Single(ReadModels.Check(Dump("a", "b"), Dump("a"))).Kind);
        Assert.Equal("different", Assert.Single(ReadModels.Check(Dump("a"), Dump("c"))).Kind);
    }

    [Theory]
    [InlineData("2026-11-22 12:00:00 info: everything is fine at 127.0.0.1", false)]
    [InlineData("   at Bkmo.Counselling.Cases.RecordFirstContact.Handle(Request request) in /x.cs:line 12", true)]
    [InlineData("   at System.Threading.Tasks.Task.Run()", true)]
    [InlineData("{\"detail\": \"zimtsternfall\"}", true)]
    public void A_planted_word_or_a_stack_trace_in_an_output_is_a_leak(string line, bool leaks) =>
        Assert.Equal(leaks, Outputs.Check([("log", line)]).Any());

    [Fact]
    public void A_history_is_the_same_after_writing_and_reading() =>
        Assert.Equal(run.History, run.History.Select(line => HistoryLine.Parse(line.ToJson())));
}
