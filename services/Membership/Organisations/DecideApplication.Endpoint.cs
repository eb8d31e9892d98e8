using Bkmo.Membership.Applications;

namespace Bkmo.Membership.Organisations;

public static partial class DecideApplication
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(MembershipView.Route + "/decision", Handle).Changes<MembershipView>().RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(Guid id, string kind, Request request, Commands commands, CancellationToken cancellation)
    {
        if (!EnumNames.TryParse<MembershipKind>(kind, out var membership)) return Problems.Of(new UnknownMembership());
        var today = Berlin.DayOf(commands.Now);
        var check = new Check();
        var reason = check.OptionalLines(request.Reason, "reason", 2000);
        var waiver = check.OptionalLines(request.Waiver, "waiver", 1000);
        var resolution = request.Resolution?.Of(check, today);
        CheckOutcome(check, request, reason);
        check.Day(request.DecidedOn, "decidedOn");
        check.Day(request.AdmittedOn, "admittedOn");
        check.Day(request.AppealUntil, "appealUntil");
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var form = await ApplicationForm.Holding(commands, membership, today, cancellation);
        var command = new Command(
            membership, request.Admit, reason, request.DecidedOn, request.AdmittedOn, today, commands.Actor.Id, commands.Now, resolution, waiver,
            request.AppealUntil, form);
        return await MembershipView.Change(commands, id, membership, state => Decide(state, command), cancellation);
    }

    private static void CheckOutcome(Check check, Request request, string? reason)
    {
        check.That(request.Admit || reason is not null, "reason", new("Eine Ablehnung braucht eine Begründung.", "Declining needs a reason."));
        check.That(request.Admit || request.AdmittedOn is null, "admittedOn", new(
            "Ein Aufnahmetag passt nicht zu einer Ablehnung.", "A day of admission does not go with declining."));
        check.That(!request.Admit || request.AppealUntil is null, "appealUntil", new(
            "Eine Frist für den Widerspruch gehört zu einer Ablehnung.", "A time for appeal goes with declining."));
    }
}
