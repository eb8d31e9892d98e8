using Bkmo.Conference.Persons;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Polls;

/// <summary>Casts votes of an organisation's pool, in portions: "70 yes, 30 no".</summary>
public static class CastVotes
{
    /// <summary>The most votes cast in one act.</summary>
    public const int MostAtOnce = 2_000;

    /// <summary>How votes are given.</summary>
    /// <param name="MandateId">The asker's mandate, or the one whose vote was transferred to the asker.</param>
    /// <param name="Portions">At least one; so many votes alike each.</param>
    /// <param name="Secret">
    /// 16 to 100 random characters that only the voter knows: the codes of a secret poll's ballots follow from it, so that a lost answer loses nothing. It is not stored.
    /// </param>
    public sealed record Request(Guid MandateId, IReadOnlyList<PortionRequest> Portions, string? Secret = null)
    {
        /// <inheritdoc />
        public override string ToString() => "(votes)";
    }

    /// <summary>Votes given alike.</summary>
    /// <param name="Votes">How many.</param>
    /// <param name="Answer">Of yes and no.</param>
    /// <param name="Marks">Numbers of options from 0: chosen, or in order, or points of each, or 0 abstention, 1 yes, 2 no for each. Nothing at all: a blank ballot.</param>
    /// <param name="Invalid">Whether the ballots are made invalid.</param>
    public sealed record PortionRequest(int Votes, Answer? Answer = null, IReadOnlyList<int>? Marks = null, bool Invalid = false)
    {
        internal Portion Portion => new(Votes, new(Answer, Marks.ToValueList(), Invalid));

        /// <inheritdoc />
        public override string ToString() => "(votes)";
    }

    /// <summary>That votes were cast.</summary>
    /// <param name="PollId">The poll.</param>
    /// <param name="MandateId">The mandate.</param>
    /// <param name="Votes">How many votes this act cast.</param>
    /// <param name="Left">How many of the organisation are left.</param>
    /// <param name="Codes">Codes that find the ballots of a secret poll in the published list. They are told once and kept nowhere.</param>
    public sealed record Receipt(Guid PollId, Guid MandateId, int Votes, int Left, IReadOnlyList<string> Codes);

    /// <summary>The votes. Nothing in it says how they are given when the poll is secret.</summary>
    /// <param name="CastId">Id of the act.</param>
    /// <param name="MandateId">The mandate.</param>
    /// <param name="PersonId">Who casts; null: the account is nobody's.</param>
    /// <param name="Votes">How many.</param>
    /// <param name="Portions">How they are given; null in a secret poll.</param>
    /// <param name="Repetition">The request's idempotency key.</param>
    /// <param name="By">Who casts.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(
        Guid CastId, Guid MandateId, Guid? PersonId, int Votes, ValueList<Portion>? Portions, string? Repetition, UserId By, DateTimeOffset At);

    /// <summary>Accepts while the pool has so many votes left, from whom the roll names. A repeated request changes nothing.</summary>
    public static Decision Decide(Poll state, Command command)
    {
        if (state.Plan is not { } plan) return Reject(new UnknownPoll());
        var mandate = state.Mandate(command.MandateId);
        if (mandate is not null && Refused(mandate, command) is { } stranger) return Reject(stranger);
        if (mandate is not null && command.Repetition is { } key && state.Repetitions.Contains((command.MandateId, key))) return Nothing;
        if (state.Stage == PollStage.Created) return Reject(new PollNotOpen());
        if (mandate is null) return Reject(new NotOnRoll());
        if (state.Stage != PollStage.Opened) return Reject(new PollIsClosed());
        if (plan.Kind == PollKind.Hands) return Reject(new CountedByTellers());
        if (plan.Presence == PresenceRule.PresentAtOpening && !mandate.IsPresent) return Reject(new NotPresentAtOpening());
        var left = state.Left(mandate.OrganisationId);
        if (plan.Weights == Weights.OneEach) left = Math.Min(left, 1 - state.UsedByMandate.GetValueOrDefault(mandate.MandateId));
        return command.Votes > left
            ? Reject(new PoolExhausted(left))
            : Accept(new VotesCast(
                command.CastId, command.MandateId, command.Votes, command.Portions, mandate.ProxyId, command.Repetition, command.By, command.At));
    }

    private static Refusal? Refused(RollMandate mandate, Command command) => mandate switch
    {
        { ProxyId: null } when mandate.PersonId == command.PersonId => null,
        { ProxyPersonId: { } holder } when holder == command.PersonId => null,
        { ProxyId: not null } when mandate.PersonId == command.PersonId => new VoteTransferred(),
        _ => new NotOnRoll(),
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(PollView.Route + "/casts", Handle).Creates<Receipt>().RequireRoles(Roles.Delegate);

    private static async Task<IResult> Handle(Guid pollId, Request request, Commands commands, CancellationToken cancellation)
    {
        if (await commands.Find<Poll>(pollId, cancellation) is not { Plan: { } plan }) return Problems.Of(new UnknownPoll());
        var portions = request.Portions.Select(portion => portion.Portion).ToValueList();
        if (Wrong(plan, request, portions) is { } refusal) return Problems.Of(refusal);

        var secret = plan.Kind == PollKind.Secret;
        var votes = portions.Sum(portion => portion.Votes);
        var codes = secret ? Codes(pollId, request.Secret, votes) : [];
        var command = new Command(
            commands.NewId(), request.MandateId, await commands.Person(cancellation), votes, secret ? null : portions,
            commands.Key, commands.Actor.Id, commands.Now);
        return await commands.AddTogether<Poll>(
            pollId, PollView.PathOf(pollId), state => Decide(state, command), (state, isNew) => new Receipt(
                pollId, request.MandateId, isNew ? votes : state.UsedByMandate.GetValueOrDefault(request.MandateId), state.Left(state.Mandate(request.MandateId)!.OrganisationId),
                isNew || request.Secret is not null ? [.. codes.Select(code => Slip.CodeOf(code))] : []),
            secret ? new Deposit(pollId, Slips(plan, portions, codes)) : null, cancellation, state => state.Version);
    }

    private static InvalidValues? Wrong(PollPlan plan, Request request, ValueList<Portion> portions)
    {
        var check = new Check();
        check.That(portions.Count is >= 1 and <= 200, "portions", new("Erwartet werden 1 bis 200 Teile.", "Expected are 1 to 200 portions."));
        check.That(portions.All(portion => portion.Votes is >= 1 and <= MostAtOnce) && portions.Sum(portion => (long)portion.Votes) <= MostAtOnce, "portions", new(
            "Auf einmal lassen sich 1 bis 2000 Stimmen abgeben.", "1 to 2000 votes can be cast at once."));
        check.That(portions.All(portion => portion.Vote.Fits(plan)), "portions", new(
            "So kann ein Stimmzettel dieser Abstimmung nicht aussehen.", "A ballot of this poll cannot look like this."));
        check.That(request.Secret is null or { Length: >= 16 and <= 100 }, "secret", new("Erwartet werden 16 bis 100 Zeichen.", "Expected are 16 to 100 characters."));
        return check.Refusal;
    }

    private static byte[][] Codes(Guid pollId, string? secret, int votes) =>
        [.. Enumerable.Range(0, votes).Select(number => secret is null ? Boxes.Random(Slip.CodeLength) : Slip.CodeFrom(pollId, secret, number))];

    private static byte[][] Slips(PollPlan plan, ValueList<Portion> portions, byte[][] codes) =>
        [.. portions.SelectMany(portion => Enumerable.Repeat(portion.Vote, portion.Votes)).Select((vote, i) => Slip.Write(plan, codes[i], vote))];
}
