using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.DelegateKeys;

/// <summary>Computes a key from what is recorded for a key date: as a preview that stores nothing, or to keep it.</summary>
public static class ComputeDelegateKey
{
    /// <summary>What to preview.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="KeyDate">The day whose memberships and reports count.</param>
    /// <param name="Counts">Which number of a report counts as members.</param>
    public sealed record PreviewRequest(KeyRuleRequest Rule, DateOnly KeyDate, CountedMembers Counts = CountedMembers.All);

    /// <summary>What to compute and keep.</summary>
    /// <param name="Purpose">What it is made for, 2 to 120 characters, for instance <c>conference/10</c>.</param>
    /// <param name="Rule">The rule.</param>
    /// <param name="KeyDate">The day whose memberships and reports count; not in the future.</param>
    /// <param name="Counts">Which number of a report counts as members.</param>
    /// <param name="Supersedes">A signed-off key that it is to take the place of.</param>
    public sealed record Request(string Purpose, KeyRuleRequest Rule, DateOnly KeyDate, CountedMembers Counts = CountedMembers.All, Guid? Supersedes = null);

    /// <summary>The key with its snapshot.</summary>
    /// <param name="Purpose">What it is made for.</param>
    /// <param name="Rule">The rule.</param>
    /// <param name="KeyDate">The key date.</param>
    /// <param name="Counts">Which number counts as members.</param>
    /// <param name="Members">The snapshot.</param>
    /// <param name="Supersedes">The key that it is to take the place of.</param>
    /// <param name="By">Who has it computed.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(
        string Purpose, KeyRule Rule, DateOnly KeyDate, CountedMembers Counts, ValueList<SnapshotMember> Members, Guid? Supersedes, UserId By, DateTimeOffset At);

    /// <summary>Computes and keeps.</summary>
    public static Decision Decide(StoredKey state, Command command) => state.Computed is not null ? Nothing : Accept(new DelegateKeyComputed(
        command.Purpose, command.KeyDate, command.Rule, command.Counts, command.Members, StoredKey.Compute(command.Rule, command.Members), command.Supersedes,
        command.By, command.At));

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/membership/delegate-keys/preview-of-day", Preview).Produces<PreviewDelegateKey.Answer>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithMetadata(EndpointKind.Computes).AwaitsKeyFacts().RequireRoles(Roles.Office, Roles.Board);
        routes.MapPost("/api/membership/delegate-keys", Handle).Creates<StoredKeyView>().AwaitsKeyFacts().RequireRoles(Roles.Office, Roles.Board);
    }

    private static async Task<IResult> Preview(PreviewRequest request, [AsParameters] KeySources sources, HttpContext http, CancellationToken cancellation)
    {
        var check = new Check();
        check.Day(request.KeyDate, "keyDate");
        var rule = KeyRuleRequest.Rule(request.Rule, check);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        var members = await KeySnapshot.Of(sources, request.KeyDate, request.Counts, cancellation);
        return Results.Ok(PreviewDelegateKey.View(StoredKey.Compute(rule!, members), InLanguage.Answer(http)));
    }

    private static async Task<IResult> Handle(
        Request request, [AsParameters] KeySources sources, Commands commands, HttpContext http, CancellationToken cancellation)
    {
        var check = new Check();
        var purpose = check.Text(request.Purpose, "purpose", 2, 120);
        check.PastDay(request.KeyDate, Berlin.DayOf(commands.Now), "keyDate");
        var rule = KeyRuleRequest.Rule(request.Rule, check);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (request.Supersedes is { } old && await commands.Find<StoredKey>(old, cancellation) is not { SignedOff: not null }) return Problems.Of(new NothingToSupersede());

        var members = await KeySnapshot.Of(sources, request.KeyDate, request.Counts, cancellation);
        var (id, language) = (commands.NewId(), InLanguage.Answer(http));
        var command = new Command(purpose, rule!, request.KeyDate, request.Counts, members, request.Supersedes, commands.Actor.Id, commands.Now);
        return await commands.Create<StoredKey>(
            id, StoredKeyView.PathOf(id), state => Decide(state, command), state => StoredKeyView.Of(id, state, language)!, cancellation);
    }
}
