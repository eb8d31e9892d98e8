using Bkmo.Conference.Conferences;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Convocations;

/// <summary>The members are invited first.</summary>
public sealed record NotConvenedYet() : Refusal(RefusalKind.Conflict, new(
    "Die Konferenz ist noch nicht einberufen; nennen Sie den Gegenstand in der Einladung.", "The conference is not convened yet; name the subject in the invitation."));

/// <summary>The subject is on the agenda.</summary>
public sealed record SubjectExists() : Refusal(RefusalKind.Conflict, new("Dieser Gegenstand steht schon auf der Tagesordnung.", "This subject is on the agenda already."));

/// <summary>A subject that was named too late is not resolved (BGB § 32(1)).</summary>
public sealed record SubjectTooLate(int NoticeDays, int KeptDays, bool UrgencyAllowed) : Refusal(RefusalKind.Conflict, new(
    FormattableString.Invariant($"Bis zum Beginn sind es {KeptDays} Tage, nötig sind {NoticeDays}: Beschlossen werden kann darüber nicht (§ 32 Abs. 1 BGB). Nehmen Sie ihn zur Beratung auf{(UrgencyAllowed ? " oder begründen Sie die Dringlichkeit" : "")}."),
    FormattableString.Invariant($"There are {KeptDays} days left until the beginning, {NoticeDays} are needed: no resolution can be taken on it (BGB § 32(1)). Add it for discussion{(UrgencyAllowed ? ", or say why it is urgent" : "")}.")));

/// <summary>Adds a subject to the agenda after the members were invited: for resolution only within the notice, or as urgent where the rules allow that.</summary>
public static class AddSubject
{
    /// <summary>The subject.</summary>
    /// <param name="Title">2 to 300 characters; precise enough to decide whether to come.</param>
    /// <param name="ForResolution">Whether a resolution is to be taken on it.</param>
    /// <param name="Urgency">Why it is urgent, at most 500 characters; where the rules allow urgency.</param>
    /// <param name="Send">Whether the platform tells the members today; else they are told in another way.</param>
    public sealed record Request(string Title, bool ForResolution, string? Urgency = null, bool Send = false);

    /// <summary>The subject, values checked.</summary>
    /// <param name="Title">What it is about.</param>
    /// <param name="ForResolution">Whether a resolution is to be taken on it.</param>
    /// <param name="Urgency">Why it is urgent.</param>
    /// <param name="Today">The day in Berlin: the members are told today.</param>
    /// <param name="By">Who adds it.</param>
    /// <param name="At">When, UTC.</param>
    /// <param name="Send">Whether the platform tells the members.</param>
    public sealed record Command(string Title, bool ForResolution, string? Urgency, DateOnly Today, UserId By, DateTimeOffset At, bool Send = false);

    /// <summary>Decides whether it can still be resolved.</summary>
    public static Decision Decide(ConferenceState state, Command command)
    {
        if (state.Plan is not { } plan) return Reject(new UnknownConference());
        if (state.IsOver(command.Today)) return Reject(new ConferenceOver());
        if (state.Convocation is not { } convocation || plan.StartsOn is not { } start) return Reject(new NotConvenedYet());
        var known = convocation.Agenda.Concat(state.AddedSubjects).Any(item => string.Equals(item.Title, command.Title, StringComparison.OrdinalIgnoreCase));
        if (known) return Reject(new SubjectExists());
        var kept = start.DayNumber - command.Today.DayNumber;
        if (!command.ForResolution || kept >= convocation.NoticeDays)
            return Added(state, command, null);
        return state.Rules.UrgencyAllowed && command.Urgency is not null
            ? Added(state, command, command.Urgency)
            : Reject(new SubjectTooLate(convocation.NoticeDays, kept, state.Rules.UrgencyAllowed));
    }

    private static Decision Added(ConferenceState state, Command command, string? urgency)
    {
        var added = new SubjectAdded(command.Title, command.ForResolution, urgency, command.By, command.At);
        return command.Send ? Accept(added, new MembersInvited(Math.Max(1, state.Invitations) + 1, command.By, command.At)) : Accept(added);
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/conference/conferences/{id:guid}/convocation/subjects", Handle)
        .Creates<ConferenceView>().RequireRoles(Roles.Office, Roles.Board);

    private static Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var (title, urgency) = (check.Text(request.Title, "title", 2, 300), check.OptionalLines(request.Urgency, "urgency", 500));
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));
        var command = new Command(title, request.ForResolution, urgency, Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now, request.Send);
        return commands.Add<ConferenceState>(
            id, $"/api/conference/conferences/{id}", state => Decide(state, command), state => ConferenceView.Of(id, state), cancellation);
    }
}
