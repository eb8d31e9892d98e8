using static Bkmo.Eventing.Decision;

namespace Bkmo.Advocacy.Texts;

/// <summary>Withdraws the published version of a text. It stays on record with the reason; a version that it had replaced does not come back.</summary>
public static class WithdrawPublication
{
    /// <summary>What the client sends.</summary>
    /// <param name="Reason">Why, in a sentence.</param>
    public sealed record Request(string Reason);

    /// <summary>The request with its values checked.</summary>
    public sealed record Command(string Reason, UserId By, DateTimeOffset At);

    /// <summary>Decides. Withdrawing twice for the same reason changes nothing.</summary>
    public static Decision Decide(PoliticalText state, Command command)
    {
        if (state.Current is null) return Reject(new UnknownText());
        if (state.Published is { } published) return Accept(new PublicationWithdrawn(published.Number, command.Reason, command.By, command.At));
        var latest = state.Versions.FindLast(version => version.Editorial == EditorialState.Withdrawn);
        return string.Equals(latest?.WithdrawalReason, command.Reason, StringComparison.Ordinal) ? Nothing : Reject(new NotPublished());
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/advocacy/texts/{id:guid}/withdrawal", Handle).Changes<TextView>().RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var reason = check.Text(request.Reason, "reason", 3, 500);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var command = new Command(reason, commands.Actor.Id, commands.Now);
        return await commands.Change<PoliticalText>(id, state => Decide(state, command), state => TextView.Of(id, state), cancellation);
    }
}
