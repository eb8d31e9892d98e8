using System.Text;
using System.Text.Json;
using Bkmo.Conference.Programme;
using Bkmo.Conference.Programme.Public;
using Bkmo.Eventing;
using FsCheck;
using FsCheck.Fluent;
using static Bkmo.Conference.Tests.Programme.Planned;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests.Programme;

/// <summary>The public forms of a released programme, read back as RFC 5545 and the apps' format ask for.</summary>
public sealed class CalendarSpecs
{
    [Fact]
    public void A_session_is_an_event_in_Berlins_time_that_a_calendar_recognises_again()
    {
        var text = Calendar([Added(Opening, Planned.Plan("Auftakt"), At(0, MainHall)), Released()]);
        string[] expected =
        [
            "BEGIN:VEVENT", "CLASS:PUBLIC", "DTEND;TZID=Europe/Berlin:20261009T100000", "DTSTAMP:20260310T090000Z", "DTSTART;TZID=Europe/Berlin:20261009T090000",
            "LAST-MODIFIED:20260310T090000Z", @"LOCATION:Saal\, Berlin", "SEQUENCE:0", "STATUS:CONFIRMED", "SUMMARY;LANGUAGE=de:Auftakt", "TRANSP:OPAQUE",
            $"UID:{Opening}@conference.bkmo", "END:VEVENT",
        ];
        Assert.Equal(expected, Lines(text).SkipWhile(line => line != "BEGIN:VEVENT").TakeWhile(line => line != "END:VCALENDAR"));
        Assert.Contains("TZID:Europe/Berlin", Lines(text));
    }

    [Fact]
    public void A_cancelled_session_stays_with_its_uid_and_a_higher_sequence()
    {
        var lines = Lines(Calendar([Added(Opening, Planned.Plan("Auftakt"), At(0, MainHall)), Released(), new SessionCancelled(Opening, Office, Now), Released(1)])).ToList();
        Assert.Contains($"UID:{Opening}@conference.bkmo", lines);
        Assert.Contains("STATUS:CANCELLED", lines);
        Assert.Contains("SEQUENCE:1", lines);
        Assert.Contains("LAST-MODIFIED:20260311T090000Z", lines);
    }

    [Fact]
    public void The_hour_that_comes_twice_in_autumn_is_told_apart()
    {
        // 25 October 2026: at 3:00 summer time clocks go back to 2:00.
        var first = new Slot(new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), 60, MainHall);
        var lines = Lines(Calendar([Added(Opening, Planned.Plan("Nachtschicht"), first), Released()])).ToList();
        Assert.Contains("DTSTART:20261025T003000Z", lines);
        Assert.Contains("DTEND:20261025T013000Z", lines);
    }

    [Fact]
    public void In_the_night_that_lacks_an_hour_a_session_keeps_its_length()
    {
        // 29 March 2026: after 1:59 comes 3:00.
        var slot = new Slot(new(2026, 3, 29, 0, 30, 0, TimeSpan.Zero), 60, MainHall);
        var lines = Lines(Calendar([Added(Opening, Planned.Plan("Nachtschicht"), slot), Released()])).ToList();
        Assert.Contains("DTSTART;TZID=Europe/Berlin:20260329T013000", lines);
        Assert.Contains("DTEND;TZID=Europe/Berlin:20260329T033000", lines);
    }

    [Fact]
    public void Whatever_a_title_holds_lines_are_short_whole_and_read_back_as_they_were() =>
        Prop.ForAll(Gen.Elements("a", "ü", "ğ", "ễ", "م", "😀", ";", ",", "\\", " ", "n", ":", "\"").ArrayOf().Resize(200).ToArbitrary(), parts =>
        {
            var title = "x" + string.Concat(parts) + "x";
            var text = Calendar([Added(Opening, Planned.Plan(title), At(0, MainHall)), Released()]);
            Assert.Equal(text, text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));
            Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
            var summary = Lines(text).Single(line => line.StartsWith("SUMMARY", StringComparison.Ordinal))["SUMMARY;LANGUAGE=de:".Length..];
            Assert.Equal(title, Unescape(summary));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_of_several_lines_is_one_line_of_the_file()
    {
        var plan = Planned.Plan("Auftakt") with { AbstractDe = "Erstens; zweitens\ndrittens, viertens" };
        Assert.Contains(@"DESCRIPTION;LANGUAGE=de:Erstens\; zweitens\ndrittens\, viertens", Lines(Calendar([Added(Opening, plan, At(0, MainHall)), Released()])));
    }

    [Fact]
    public void Apps_find_days_rooms_and_persons_in_schedule_json()
    {
        var schedule = Schedule([Added(Opening, Planned.Plan("Auftakt", Ada, Ben), At(0, MainHall, 90)), Added(Workshop, Planned.Plan("Nacht"), At(1_000, Cellar)), Released()]);
        var root = JsonDocument.Parse(ScheduleJson.Of(schedule, "de")).RootElement.GetProperty("schedule");
        Assert.Equal("1", root.GetProperty("version").GetString());
        var day = Assert.Single(root.GetProperty("conference").GetProperty("days").EnumerateArray());
        Assert.Equal(("2026-10-09", "2026-10-09T04:00:00+02:00"), (day.GetProperty("date").GetString(), day.GetProperty("day_start").GetString()));
        var talk = day.GetProperty("rooms").GetProperty("Saal")[0];
        Assert.Equal(("Auftakt", "09:00", "01:30", 1), (talk.GetProperty("title").GetString(), talk.GetProperty("start").GetString(), talk.GetProperty("duration").GetString(), talk.GetProperty("id").GetInt32()));
        Assert.Equal(["Ada Çelik"], talk.GetProperty("persons").EnumerateArray().Select(person => person.GetProperty("public_name").GetString()));
        Assert.Equal("01:40", day.GetProperty("rooms").GetProperty("Keller")[0].GetProperty("start").GetString());
    }

    [Fact]
    public void Search_engines_find_every_session_and_which_were_called_off()
    {
        var schedule = Schedule([Added(Opening, Planned.Plan("Auftakt", Ada), At(0, MainHall)), Released(), new SessionCancelled(Opening, Office, Now), Released(1)]);
        var root = JsonDocument.Parse(ScheduleLinkedData.Of(schedule, "en")).RootElement;
        Assert.Equal(("https://schema.org", "Event"), (root.GetProperty("@context").GetString(), root.GetProperty("@type").GetString()));
        var session = Assert.Single(root.GetProperty("subEvent").EnumerateArray());
        Assert.Equal(("Auftakt (en)", "https://schema.org/EventCancelled", "2026-10-09T09:00:00+02:00"),
            (session.GetProperty("name").GetString(), session.GetProperty("eventStatus").GetString(), session.GetProperty("startDate").GetString()));
        Assert.Equal("Ada Çelik", session.GetProperty("performer")[0].GetProperty("name").GetString());
    }

    private static string Calendar(IEvent[] events) => ScheduleCalendar.Of(Schedule(events), "de");

    private static Schedule Schedule(IEvent[] events) =>
        new(Planned.Conference, Some.Plan, Planned.State(events).Latest!, new Dictionary<Guid, string> { [Ada] = "Ada Çelik" });

    /// <summary>Content lines, unfolded as § 3.1 says.</summary>
    private static string[] Lines(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");

    private static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
            text.Append(value[i] != '\\' ? value[i] : value[++i] is 'n' or 'N' ? '\n' : value[i]);
        return text.ToString();
    }
}
