using Bkmo.Conference.Convocations;
using Microsoft.EntityFrameworkCore;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Conferences;

/// <summary>Records that the members were invited in due form (Einberufung), with every subject named, or has the platform invite them today.</summary>
public static class ConveneConference
{
    /// <summary>The invitation.</summary>
    /// <param name="Agenda">1 to 100 subjects, each once.</param>
    /// <param name="SentOn">Day on which it was sent; today when left out.</param>
    /// <param name="NoticeDays">Notice by the statutes in force, 1 to 365 days, not below the rules of the conference; these, or 28, when left out.</param>
    /// <param name="VirtualAllowedBy">For a virtual conference: the earlier resolution that allows it, at most 300 characters.</param>
    /// <param name="ElectronicRights">For a hybrid or virtual conference: how members exercise their rights electronically, at most 2000 characters.</param>
    /// <param name="Send">Whether the platform sends it today, to the representatives of every voting member; else it was sent in another way.</param>
    public sealed record Request(
        IReadOnlyList<Subject> Agenda, DateOnly? SentOn = null, int? NoticeDays = null, string? VirtualAllowedBy = null, string? ElectronicRights = null, bool Send = false);

    /// <summary>A subject of the agenda.</summary>
    /// <param name="Title">2 to 300 characters.</param>
    /// <param name="ForResolution">Whether a resolution is to be taken on it.</param>
    public sealed record Subject(string Title, bool ForResolution);

    /// <summary>The invitation, values checked.</summary>
    /// <param name="Convocation">What was sent and when.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    /// <param name="Demanded">Subjects that a minority has successfully demanded for this conference.</param>
    /// <param name="Send">Whether the platform sends it.</param>
    public sealed record Command(Convocation Convocation, DateOnly Today, UserId By, DateTimeOffset At, ValueList<string>? Demanded = null, bool Send = false);

    /// <summary>Accepts when days are known and the notice is kept; the same invitation again changes nothing.</summary>
    public static Decision Decide(ConferenceState state, Command command)
    {
        if (state.Plan is not { } plan) return Reject(new UnknownConference());
        if (state.Convocation is { } sent) return sent == command.Convocation ? Nothing : Reject(new AlreadyConvened(sent.SentOn));
        if (state.IsOver(command.Today)) return Reject(new ConferenceOver());
        if (plan.StartsOn is not { } start) return Reject(new DaysUnknown());
        if (command.Convocation.SentOn > command.Today) return Reject(new SentInFuture());
        if (command.Send && command.Convocation.SentOn != command.Today) return Reject(new SentToday());
        if (command.Convocation.NoticeDays < (state.RulesSet?.NoticeDays ?? 1)) return Reject(new NoticeBelowRules(state.Rules.NoticeDays));
        var kept = start.DayNumber - command.Convocation.SentOn.DayNumber;
        if (kept < command.Convocation.NoticeDays) return Reject(new NoticeTooShort(command.Convocation.NoticeDays, kept));
        if (plan.Mode is ConferenceMode.Virtual && command.Convocation.VirtualAllowedBy is null) return Reject(new VirtualNotAllowed());
        if (plan.Mode is not ConferenceMode.InPerson && command.Convocation.ElectronicRights is null) return Reject(new ElectronicRightsMissing());
        var missing = command.Demanded?.FirstOrDefault(title => !command.Convocation.Agenda.Any(item => string.Equals(item.Title, title, StringComparison.OrdinalIgnoreCase)));
        if (missing is not null) return Reject(new DemandedSubjectMissing(missing));
        var convened = new ConferenceConvened(command.Convocation, command.By, command.At);
        return command.Send ? Accept(convened, new MembersInvited(1, command.By, command.At)) : Accept(convened);
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/conference/conferences/{id:guid}/convocation", Handle).Changes<ConferenceView>().RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, IReadModel<DemandRow> demands, CancellationToken cancellation)
    {
        var today = Berlin.DayOf(commands.Now);
        var rules = (await commands.Find<ConferenceState>(id, cancellation))?.Rules ?? ConvocationRules.Usual;
        var check = new Check();
        check.Day(request.SentOn, "sentOn");
        if (request.NoticeDays is { } days) check.Range(days, "noticeDays", 1, 365);
        var convocation = new Convocation(
            Agenda(request.Agenda, check), request.SentOn ?? today, request.NoticeDays ?? rules.NoticeDays,
            check.OptionalText(request.VirtualAllowedBy, "virtualAllowedBy", 300), check.OptionalLines(request.ElectronicRights, "electronicRights", 2000));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var demanded = await demands.Rows.Where(row => row.ConferenceId == id && row.Met).Select(row => row.Subject).ToListAsync(cancellation);
        var command = new Command(convocation, today, commands.Actor.Id, commands.Now, demanded.ToValueList(), request.Send);
        return await commands.Change<ConferenceState>(id, state => Decide(state, command), state => ConferenceView.Of(id, state), cancellation);
    }

    private static ValueList<AgendaItem> Agenda(IReadOnlyList<Subject> subjects, Check check)
    {
        if (!check.That(subjects.Count is >= 1 and <= 100, "agenda", new(
            "Die Tagesordnung nennt 1 bis 100 Gegenstände.", "The agenda names 1 to 100 subjects."))) return [];
        var items = subjects.Select((subject, i) => new AgendaItem(check.Text(subject.Title, $"agenda[{i}].title", 2, 300), subject.ForResolution)).ToValueList();
        check.That(items.DistinctBy(item => item.Title, StringComparer.OrdinalIgnoreCase).Count() == items.Count, "agenda", new(
            "Ein Gegenstand steht zweimal auf der Tagesordnung.", "A subject is on the agenda twice."));
        return items;
    }
}
