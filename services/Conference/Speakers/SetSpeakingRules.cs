using Bkmo.Conference.Agenda;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Speakers;

/// <summary>Sets how the next speaker is found and how long one may speak.</summary>
public static class SetSpeakingRules
{
    /// <summary>The rules.</summary>
    /// <param name="AlternateLists">Take from the quota list and the open list in turn.</param>
    /// <param name="FirstTimeFirst">First-time speakers first.</param>
    /// <param name="OrganisationsInTurn">Organisations in turn.</param>
    /// <param name="LimitSeconds">How long one may speak, 10 to 7,200 seconds.</param>
    public sealed record Request(bool AlternateLists = false, bool FirstTimeFirst = false, bool OrganisationsInTurn = false, int? LimitSeconds = null);

    /// <summary>The rules, checked.</summary>
    /// <param name="ConferenceId">The conference.</param>
    /// <param name="ItemId">The item.</param>
    /// <param name="Internal">Whether only entitled participants see the item.</param>
    /// <param name="Rules">How the next speaker is found.</param>
    /// <param name="By">Who sets them.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid ConferenceId, Guid ItemId, bool Internal, SpeakingRules Rules, UserId By, DateTimeOffset At);

    /// <summary>Accepts at any time; the same again changes nothing.</summary>
    public static Decision Decide(SpeakersList state, Command command)
    {
        var set = new SpeakingRulesSet(command.Rules, command.By, command.At);
        if (state.ConferenceId is null) return Accept(new SpeakersListBegun(command.ConferenceId, command.ItemId, command.Internal, command.By, command.At), set);
        return state.Rules == command.Rules ? Nothing : Accept(set);
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(SpokenItem.Route + "/rules", Handle).Creates<SpeakersView>().RequireRoles(MeetingAccess.Chair);

    private static async Task<IResult> Handle(Guid id, Guid itemId, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        if (request.LimitSeconds is { } seconds) check.Range(seconds, "limitSeconds", 10, 7_200);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await SpokenItem.Find(commands, id, itemId, cancellation) is not { } item) return Problems.Of(new UnknownItem());
        var command = new Command(
            id, itemId, item.Subject.Internal, new(request.AlternateLists, request.FirstTimeFirst, request.OrganisationsInTurn, request.LimitSeconds),
            commands.Actor.Id, commands.Now);
        return await commands.Create<SpeakersList>(
            SpeakersList.IdOf(itemId), SpeakersView.PathOf(id, itemId), state => Decide(state, command), state => SpeakersView.Of(state)!, cancellation);
    }
}
