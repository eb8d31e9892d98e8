using Bkmo.Membership.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Invitations;

/// <summary>A letter went out on a day, and that is not in the future nor before the letter was ordered.</summary>
public sealed record NotPostedThen() : Refusal(RefusalKind.Invalid, new(
    "An diesem Tag kann der Brief nicht hinausgegangen sein.", "The letter cannot have gone out on this day."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { ["postedOn"] = Message };
}

/// <summary>Records that a letter went to a member by post, or was handed over: it is not sent to it by e-mail any more.</summary>
public static class PostInvitation
{
    /// <summary>The posting.</summary>
    /// <param name="PostedOn">Day on which it went; today when left out.</param>
    public sealed record Request(DateOnly? PostedOn = null);

    /// <summary>The posting, checked.</summary>
    /// <param name="OrganisationId">The member.</param>
    /// <param name="PostedOn">Day on which it went.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid OrganisationId, DateOnly PostedOn, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Accepts for any member; the same day again changes nothing. What went by e-mail before stays on record beside it.</summary>
    public static Decision Decide(Invitation state, Command command)
    {
        if (state.Letter is not { } letter) return Reject(new UnknownInvitation());
        if (command.PostedOn > command.Today || command.PostedOn < Berlin.DayOf(letter.At)) return Reject(new NotPostedThen());
        return state.Outcomes.GetValueOrDefault(command.OrganisationId)?.PostedOn == command.PostedOn
            ? Nothing
            : Accept(new InvitationPosted(command.OrganisationId, command.PostedOn, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(ShowInvitation.One + "/posting", Handle).Creates<InvitedMember>().ProducesProblem(StatusCodes.Status404NotFound).RequireRoles(Roles.Office);

    private static async Task<IResult> Handle(Guid id, int number, Guid organisationId, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var (today, day) = (Berlin.DayOf(commands.Now), check.Day(request.PostedOn, "postedOn"));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await commands.Find<Organisation>(organisationId, cancellation) is not { Profile: { } profile }) return Problems.Of(new UnknownInvitation());
        var command = new Command(organisationId, day ?? today, today, commands.Actor.Id, commands.Now);
        return await commands.Add<Invitation>(
            Invitation.IdOf(id, number), ShowInvitation.PathOf(id, number, organisationId), state => Decide(state, command),
            state => InvitedMember.Of(organisationId, profile.Name, state), cancellation);
    }
}
