namespace Bkmo.Membership.Organisations;

public static partial class EndMembership
{
    /// <summary>The end to record.</summary>
    /// <param name="Reason">Why it ends.</param>
    /// <param name="EndsOn">Last day of the membership.</param>
    /// <param name="NoticeGivenOn">Resignation: day of the notice; today when left out.</param>
    /// <param name="MergedInto">Merger: id of the organisation that goes on.</param>
    /// <param name="Exclusion">Exclusion: how it was decided.</param>
    public sealed record Request(
        EndReason Reason, DateOnly EndsOn, DateOnly? NoticeGivenOn = null, Guid? MergedInto = null, ExclusionRequest? Exclusion = null);

    /// <summary>How an exclusion was decided.</summary>
    /// <param name="HearingGivenOn">Day on which the organisation was heard.</param>
    /// <param name="DecidedBy">The body that decided, 2 to 120 characters.</param>
    /// <param name="Grounds">Why, at most 4000 characters; about the organisation, not about persons.</param>
    /// <param name="AppealUntil">Last day on which an appeal is open.</param>
    /// <param name="DecidedOn">Day of the decision; today when left out.</param>
    public sealed record ExclusionRequest(DateOnly HearingGivenOn, string DecidedBy, string Grounds, DateOnly AppealUntil, DateOnly? DecidedOn = null);

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(MembershipView.Route + "/end", Handle).Changes<MembershipView>()
            .RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);

    private static async Task<IResult> Handle(Guid id, string kind, Request request, Commands commands, CancellationToken cancellation)
    {
        if (!OwnOrganisations.MayRead(commands.Actor, id)) return OwnOrganisations.Unseen();
        if (!EnumNames.TryParse<MembershipKind>(kind, out var membership)) return Problems.Of(new UnknownMembership());
        var today = Berlin.DayOf(commands.Now);
        if (!commands.Actor.Is(Roles.Office, Roles.Board) && !GivesNotice(request, today)) return Problems.Of(new OnlyNotice());
        var check = new Check();
        check.Day(request.EndsOn, "endsOn");
        check.Day(request.NoticeGivenOn, "noticeGivenOn");
        OnlyFor(check, request.NoticeGivenOn is not null, EndReason.Resignation, request.Reason, "noticeGivenOn");
        OnlyFor(check, request.MergedInto is not null, EndReason.Merger, request.Reason, "mergedInto");
        OnlyFor(check, request.Exclusion is not null, EndReason.Exclusion, request.Reason, "exclusion");
        var exclusion = request.Exclusion is { } values ? Exclusion(values, today, check) : null;
        if (request.MergedInto is { } other) await CheckMergerPartner(id, other, commands, check, cancellation);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var command = new Command(
            membership, request.Reason, request.EndsOn, request.NoticeGivenOn, request.MergedInto, exclusion, today, commands.Actor.Id, commands.Now);
        return await commands.Change<Organisation>(
            id, state => Decide(state, command), state => MembershipView.Of(id, state, membership, today), cancellation, state => state.Latest(membership)?.Version);
    }

    // A representative resigns for her organisation, today; everything else is decided or recorded by others.
    private static bool GivesNotice(Request request, DateOnly today) =>
        request.Reason is EndReason.Resignation && (request.NoticeGivenOn is null || request.NoticeGivenOn == today);

    private static void OnlyFor(Check check, bool given, EndReason meant, EndReason reason, string field) => check.That(!given || reason == meant, field, new(
        $"Diese Angabe gehört nur zu „{meant.Name()}“.", $"This value goes with {meant.Name()} only."));

    private static Exclusion Exclusion(ExclusionRequest values, DateOnly today, Check check)
    {
        check.Day(values.HearingGivenOn, "exclusion.hearingGivenOn");
        check.Day(values.DecidedOn, "exclusion.decidedOn");
        check.Day(values.AppealUntil, "exclusion.appealUntil");
        return new(
            values.HearingGivenOn, values.DecidedOn ?? today, check.Text(values.DecidedBy, "exclusion.decidedBy", 2, 120),
            check.Lines(values.Grounds, "exclusion.grounds", 1, 4000), values.AppealUntil);
    }

    private static async Task CheckMergerPartner(Guid id, Guid other, Commands commands, Check check, CancellationToken cancellation)
    {
        var partner = other == id ? null : await commands.Find<Organisation>(other, cancellation);
        check.That(partner is { CeasedOn: null }, "mergedInto", new MergerPartnerMissing().Message);
    }
}
