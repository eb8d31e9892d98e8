using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.BodyElections;

/// <summary>Records the lot that decides a tie, or an acclamation as the exception that it is.</summary>
public static class DecideTie
{
    /// <summary>The lot.</summary>
    /// <param name="Order">Those tied as they were drawn, the winner first.</param>
    /// <param name="How">How it was drawn and before whom, 2 to 300 characters.</param>
    public sealed record LotRequest(IReadOnlyList<Guid> Order, string How);

    /// <summary>The acclamation.</summary>
    /// <param name="Reason">Why, 2 to 500 characters.</param>
    public sealed record AcclamationRequest(string Reason);

    /// <summary>The lot, values checked.</summary>
    /// <param name="Order">Those tied as they were drawn.</param>
    /// <param name="How">How it was drawn.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Lot(ValueList<Guid> Order, string How, UserId By, DateTimeOffset At);

    /// <summary>The acclamation, values checked.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Lapsed">Who stands with a mandate that has ended.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Acclamation(string Reason, ValueList<Guid> Lapsed, UserId By, DateTimeOffset At);

    /// <summary>Accepts a lot between exactly those tied, where the rules leave it to the lot.</summary>
    public static Decision Decide(Election state, Lot lot)
    {
        if (state.Plan is null) return Reject(new UnknownElection());
        if (state.Last is not { RunOffPollId: null, Result.Tie: { ByRunOff: false } tie }) return Reject(new NoSuchTie());
        return lot.Order.Count == tie.Candidates.Count && lot.Order.ToHashSet().SetEquals(tie.Candidates)
            ? Accept(new LotRecorded(lot.Order, lot.How, lot.By, lot.At))
            : Reject(new LotNotOfThoseTied());
    }

    /// <summary>Accepts instead of the first round, when nobody objected and no more stand than there are seats.</summary>
    public static Decision Decide(Election state, Acclamation acclamation)
    {
        if (state.Plan is null) return Reject(new UnknownElection());
        if (state.IsClosed) return Reject(new ElectionOver());
        if (state.Rounds.Count > 0) return Reject(new RoundsHaveBegun());
        if (state.Next is not { } next) return Reject(new NoRoundNext());
        if (acclamation.Lapsed.Count > 0) return Reject(MandatesLapsed.Of(state, acclamation.Lapsed));
        if (state.Objections > 0) return Reject(new ObjectedTo());
        return next.Standing.Count > next.Seats
            ? Reject(new MoreThanSeats())
            : Accept(new AcclamationRecorded(acclamation.Reason, acclamation.By, acclamation.At));
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(ElectionView.Route + "/lots", RecordLot).Changes<ElectionView>().RequireRoles(Roles.ElectionOfficer);
        routes.MapPost(ElectionView.Route + "/acclamation", RecordAcclamation).Changes<ElectionView>().RequireRoles(Roles.ElectionOfficer);
    }

    private static Task<IResult> RecordLot(Guid electionId, LotRequest request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var how = check.Text(request.How, "how", 2, 300);
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));
        var lot = new Lot(request.Order.ToValueList(), how, commands.Actor.Id, commands.Now);
        return commands.Change<Election>(electionId, state => Decide(state, lot), state => ElectionView.Of(electionId, state), cancellation);
    }

    private static async Task<IResult> RecordAcclamation(Guid electionId, AcclamationRequest request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var reason = check.Text(request.Reason, "reason", 2, 500);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        var lapsed = await commands.Find<Election>(electionId, cancellation) is { Plan: not null } election ? await commands.Lapsed(election, cancellation) : [];
        var acclamation = new Acclamation(reason, lapsed, commands.Actor.Id, commands.Now);
        return await commands.Change<Election>(electionId, state => Decide(state, acclamation), state => ElectionView.Of(electionId, state), cancellation);
    }
}
