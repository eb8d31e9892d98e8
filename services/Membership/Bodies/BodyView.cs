namespace Bkmo.Membership.Bodies;

/// <summary>A body on a day.</summary>
/// <param name="Id">The body.</param>
/// <param name="Kind">What it is.</param>
/// <param name="NameDe">German name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="ConferenceId">The conference that formed it or whose body it is.</param>
/// <param name="FormedOn">First day.</param>
/// <param name="On">The day for which it is shown.</param>
/// <param name="Vacancies">How many seats nobody held on that day.</param>
/// <param name="Seats">The seats of that day.</param>
public sealed record BodyView(
    Guid Id, BodyKind Kind, string NameDe, string NameEn, Guid? ConferenceId, DateOnly FormedOn, DateOnly On, int Vacancies, IReadOnlyList<SeatView> Seats)
{
    internal static string PathOf(Guid id) => $"/api/membership/bodies/{id}";

    /// <summary>The body as <paramref name="actor"/> may see it; null before its first day.</summary>
    public static BodyView? Of(Guid id, Body state, DateOnly on, Actor actor)
    {
        if (state.Formed is not { } formed || on < formed.FormedOn) return null;
        var seats = state.Seats.Where(seat => seat.Since <= on).Select(seat => SeatView.Of(id, seat, on, actor)).ToList();
        return new(id, formed.Kind, formed.NameDe, formed.NameEn, formed.ConferenceId, formed.FormedOn, on, seats.Count(seat => seat.Vacant), seats);
    }
}

/// <summary>A seat on a day.</summary>
/// <param name="Id">The seat.</param>
/// <param name="BodyId">The body.</param>
/// <param name="Function">What its holder does.</param>
/// <param name="OrganisationId">The organisation that sends the holder; null: the seat is anybody's.</param>
/// <param name="Vacant">Whether nobody held it on that day.</param>
/// <param name="Holder">Who held it.</param>
/// <param name="Awaiting">Who was chosen and had not accepted.</param>
/// <param name="Earlier">Those before, oldest first; for office and board.</param>
/// <param name="Version">The seat's version; in quotes it is the ETag that changes of the seat need in <c>If-Match</c>.</param>
public sealed record SeatView(
    Guid Id, Guid BodyId, SeatFunction Function, Guid? OrganisationId, bool Vacant, TermView? Holder, TermView? Awaiting, IReadOnlyList<TermView> Earlier,
    long Version)
{
    internal const string Route = "/api/membership/bodies/{id:guid}/seats/{seatId:guid}";

    internal static SeatView? Of(Guid bodyId, Body state, Guid seatId, DateOnly on, Actor actor) =>
        state.FindSeat(seatId) is { } seat ? Of(bodyId, seat, on, actor) : null;

    internal static SeatView Of(Guid bodyId, Seat seat, DateOnly on, Actor actor)
    {
        var (holder, awaiting) = (seat.HeldOn(on), seat.Awaiting(on));
        var earlier = OwnOrganisations.SeesAll(actor) ? seat.Terms.Where(term => !term.IsOpen(on)) : [];
        return new(
            seat.Id, bodyId, seat.Function, seat.OrganisationId, holder is null, TermView.Of(holder, actor), TermView.Of(awaiting, actor),
            [.. earlier.Select(term => TermView.Of(term, actor)!)], seat.Version);
    }
}

/// <summary>Somebody in a seat for a time.</summary>
/// <param name="Id">The term of office.</param>
/// <param name="PersonId">Who; null for representatives of other organisations.</param>
/// <param name="OrganisationId">For which organisation.</param>
/// <param name="Entry">How she or he came in.</param>
/// <param name="ConferenceId">The conference that elected.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null while none is known.</param>
/// <param name="AcceptedOn">Day of the acceptance.</param>
/// <param name="Exit">How she or he left.</param>
public sealed record TermView(
    Guid Id, Guid? PersonId, Guid? OrganisationId, SeatEntry Entry, Guid? ConferenceId, DateOnly From, DateOnly? Until, DateOnly? AcceptedOn, SeatExit? Exit)
{
    internal static TermView? Of(Term? term, Actor actor) => term is null ? null : new(
        term.Id, MayKnow(term, actor) ? term.PersonId : null, term.OrganisationId, term.Entry, term.ConferenceId, term.From, term.Until, term.AcceptedOn, term.Exit);

    // Another organisation's people are not shown; that the seat is held, and for whom, is.
    private static bool MayKnow(Term term, Actor actor) =>
        OwnOrganisations.SeesAll(actor) || (term.OrganisationId is { } organisation && OwnOrganisations.Represents(actor, organisation));
}

/// <summary>Shows one body on any day, and one of its seats.</summary>
public static class ShowBody
{
    private static readonly string[] Readers = [Roles.Office, Roles.Board, Roles.OrganisationRepresentative];

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/membership/bodies/{id:guid}", Show).Shows<BodyView>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Readers);
        routes.MapGet(SeatView.Route, ShowSeat).Shows<SeatView>().RequireRoles([.. Roles.OfPeople]);
    }

    private static Task<IResult> Show(Guid id, DateOnly? on, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.Day(on, "on");
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));
        return commands.Read<Body>(id, state => BodyView.Of(id, state, on ?? Berlin.DayOf(commands.Now), commands.Actor), cancellation);
    }

    // Its holder, whose account may have no other role, needs the version in order to accept or to resign.
    private static async Task<IResult> ShowSeat(Guid id, Guid seatId, Commands commands, CancellationToken cancellation) =>
        commands.Actor.Is(Readers) || await SeatHolder.MayAct(commands, id, seatId, cancellation)
            ? await commands.Read<Body>(
                id, state => SeatView.Of(id, state, seatId, Berlin.DayOf(commands.Now), commands.Actor), cancellation, state => state.FindSeat(seatId)?.Version)
            : Problems.Of(StatusCodes.Status404NotFound);
}
