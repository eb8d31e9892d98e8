using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Organisations;

/// <summary>Corrects days of a membership that had been recorded wrongly. The answer to what was known before stays the same.</summary>
public static class CorrectMembership
{
    /// <summary>The right days; what is left out stays. Only days that are on record can be corrected.</summary>
    /// <param name="Reason">What was wrong, 1 to 1000 characters.</param>
    /// <param name="AppliedOn">Day of the application.</param>
    /// <param name="DecidedOn">Day of the decision.</param>
    /// <param name="AdmittedOn">First day.</param>
    /// <param name="EndsOn">Last day.</param>
    public sealed record Request(string Reason, DateOnly? AppliedOn = null, DateOnly? DecidedOn = null, DateOnly? AdmittedOn = null, DateOnly? EndsOn = null);

    /// <summary>The correction.</summary>
    /// <param name="Kind">In which right.</param>
    /// <param name="Days">The right days.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(MembershipKind Kind, Request Days, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Accepts days in a possible order that overlap no other membership of the kind; what is right already changes nothing.</summary>
    public static Decision Decide(Organisation state, Command command)
    {
        if (state.Latest(command.Kind) is not { } entry) return Reject(new NoApplication(command.Kind));
        var days = command.Days;
        if (NotOnRecord(entry, days) is { } field) return Reject(new NothingToCorrect(field));
        var right = entry with
        {
            AppliedOn = days.AppliedOn ?? entry.AppliedOn,
            DecidedOn = days.DecidedOn ?? entry.DecidedOn,
            AdmittedOn = days.AdmittedOn ?? entry.AdmittedOn,
            EndsOn = days.EndsOn ?? entry.EndsOn,
        };
        if (right == entry) return Nothing;
        return Misdated(state, right, command.Today) is { } refusal
            ? Reject(refusal)
            : Accept(new MembershipCorrected(
                entry.Id, entry.Kind, right.AppliedOn, right.DecidedOn, right.AdmittedOn, right.EndsOn, days.Reason, command.By, command.At));
    }

    private static string? NotOnRecord(MembershipEntry entry, Request days) =>
        days.DecidedOn is not null && entry.DecidedOn is null ? "decidedOn"
        : days.AdmittedOn is not null && entry.AdmittedOn is null ? "admittedOn"
        : days.EndsOn is not null && entry.EndsOn is null ? "endsOn"
        : null;

    private static Refusal? Misdated(Organisation state, MembershipEntry right, DateOnly today)
    {
        if (right.AppliedOn > today) return new DayInFuture("appliedOn");
        if (right.DecidedOn > today) return new DayInFuture("decidedOn");
        if (right.DecidedOn < right.AppliedOn) return new DaysOutOfOrder("decidedOn", right.AppliedOn);
        var earliest = EarliestStart(state, right);
        if (right.AdmittedOn < earliest) return new DaysOutOfOrder("admittedOn", earliest);
        if (right.EndsOn < right.AdmittedOn && right.AdmittedOn <= today) return new DaysOutOfOrder("endsOn", right.AdmittedOn.Value);
        return right.Suspensions is [var rest, ..] && rest.From < right.AdmittedOn ? new RestBefore(rest.From) : null;
    }

    private static DateOnly EarliestStart(Organisation state, MembershipEntry right) => state.Memberships
        .Where(other => other.Kind == right.Kind && other.Id != right.Id && other.AdmittedOn is not null && other.EndsOn is not null)
        .Select(other => Days.Next(other.EndsOn!.Value)).Append(right.AppliedOn).Max();

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(MembershipView.Route + "/correction", Handle).Changes<MembershipView>()
        .RequireRoles(Roles.Office);

    private static Task<IResult> Handle(Guid id, string kind, Request request, Commands commands, CancellationToken cancellation)
    {
        if (!EnumNames.TryParse<MembershipKind>(kind, out var membership)) return Task.FromResult(Problems.Of(new UnknownMembership()));
        var check = new Check();
        var reason = check.Lines(request.Reason, "reason", 1, 1000);
        check.Day(request.AppliedOn, "appliedOn");
        check.Day(request.DecidedOn, "decidedOn");
        check.Day(request.AdmittedOn, "admittedOn");
        check.Day(request.EndsOn, "endsOn");
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));

        var command = new Command(membership, request with { Reason = reason }, Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        return MembershipView.Change(commands, id, membership, state => Decide(state, command), cancellation);
    }
}
