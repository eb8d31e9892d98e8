using Bkmo.Membership.Conferences;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Bodies;

/// <summary>The office enters a body with its seats.</summary>
public static class FormBody
{
    /// <summary>The seats that a board has unless told otherwise: two chairs, a treasurer, six assessors.</summary>
    private static readonly IReadOnlyList<SeatsRequest> OfBoard = [new(SeatFunction.Chair, 2), new(SeatFunction.Treasurer, 1), new(SeatFunction.Assessor, 6)];

    /// <summary>The body.</summary>
    /// <param name="Kind">What it is.</param>
    /// <param name="NameDe">German name, 2 to 200 characters.</param>
    /// <param name="NameEn">English name, 2 to 200 characters.</param>
    /// <param name="Seats">Its seats; a board has two chairs, a treasurer and six assessors when left out.</param>
    /// <param name="ConferenceId">The conference, which election commission and preparation group need.</param>
    /// <param name="FormedOn">First day; today when left out.</param>
    public sealed record Request(
        BodyKind Kind, string NameDe, string NameEn, IReadOnlyList<SeatsRequest>? Seats = null, Guid? ConferenceId = null, DateOnly? FormedOn = null);

    /// <summary>The body to enter, with its seats.</summary>
    /// <param name="Formed">The body.</param>
    /// <param name="Seats">Its seats.</param>
    public sealed record Command(BodyFormed Formed, ValueList<NewSeat> Seats);

    /// <summary>Accepts once.</summary>
    public static Decision Decide(Body state, Command command)
    {
        if (state.Formed is not null) return Reject(new BodyExists());
        return command.Seats.Count == 0
            ? Accept(command.Formed)
            : Accept(command.Formed, new SeatsAdded(command.Seats, command.Formed.FormedOn, command.Formed.By, command.Formed.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/membership/bodies", Handle).Creates<BodyView>().RequireRoles(Roles.Office);

    private static async Task<IResult> Handle(Request request, Commands commands, CancellationToken cancellation)
    {
        var (check, today) = (new Check(), Berlin.DayOf(commands.Now));
        var (nameDe, nameEn) = (check.Text(request.NameDe, "nameDe", 2, 200), check.Text(request.NameEn, "nameEn", 2, 200));
        var formedOn = check.Day(request.FormedOn, "formedOn") ?? today;
        var seats = AddSeats.Expand(check, request.Seats ?? (request.Kind is BodyKind.Board ? OfBoard : []), commands);
        check.That(request.ConferenceId is not null || request.Kind is not (BodyKind.ElectionCommission or BodyKind.PreparationGroup), "conferenceId", new(
            "Dieses Gremium gehört zu einer Konferenz; geben Sie sie an.", "This body belongs to a conference; name it."));
        check.That(
            request.ConferenceId is not { } conference || await commands.Find<KnownConference>(conference, cancellation) is { IsConvened: true }, "conferenceId", new(
                "Diese Konferenz ist hier nicht bekannt.", "This conference is not known here."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var id = BodyIds.Of(request.Kind, request.ConferenceId) ?? commands.NewId();
        var command = new Command(new(request.Kind, nameDe, nameEn, request.ConferenceId, formedOn, commands.Actor.Id, commands.Now), seats);
        return await commands.Create<Body>(
            id, BodyView.PathOf(id), state => Decide(state, command), state => BodyView.Of(id, state, today < formedOn ? formedOn : today, commands.Actor)!, cancellation);
    }
}

/// <summary>Seats of one function.</summary>
/// <param name="Function">What their holders do.</param>
/// <param name="Count">How many, 1 to 100.</param>
/// <param name="OrganisationId">The organisation that sends the holders; the seats are anybody's when left out.</param>
public sealed record SeatsRequest(SeatFunction Function, int Count, Guid? OrganisationId = null);

/// <summary>The office adds seats to a body.</summary>
public static class AddSeats
{
    private const int MostKinds = 500;

    /// <summary>The seats.</summary>
    /// <param name="Seats">How many of which function.</param>
    /// <param name="Since">First day; today when left out.</param>
    public sealed record Request(IReadOnlyList<SeatsRequest> Seats, DateOnly? Since = null);

    /// <summary>Accepts for a body that there is by then.</summary>
    public static Decision Decide(Body state, SeatsAdded added) => state switch
    {
        { Formed: null } => Reject(new UnknownBody()),
        { Formed.FormedOn: var formedOn } when added.Since < formedOn => Reject(new Organisations.DaysOutOfOrder("since", formedOn)),
        _ => Accept(added),
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/membership/bodies/{id:guid}/seats", Handle).Changes<BodyView>().RequireRoles(Roles.Office);

    internal static ValueList<NewSeat> Expand(Check check, IReadOnlyList<SeatsRequest> seats, Commands commands)
    {
        if (!check.That(seats.Count <= MostKinds, "seats", new("Höchstens 500 Einträge sind möglich.", "At most 500 entries are possible."))) return [];
        for (var i = 0; i < seats.Count; i++) check.Range(seats[i].Count, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"seats[{i}].count"), 1, 100);
        return check.Refusal is not null ? [] : seats.SelectMany(
            seat => Enumerable.Range(0, seat.Count).Select(_ => new NewSeat(commands.NewId(), seat.Function, seat.OrganisationId))).ToValueList();
    }

    private static Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var (check, today) = (new Check(), Berlin.DayOf(commands.Now));
        var since = check.Day(request.Since, "since") ?? today;
        var seats = Expand(check, request.Seats, commands);
        check.That(request.Seats.Count > 0, "seats", new("Geben Sie mindestens einen Sitz an.", "Give at least one seat."));
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));
        var added = new SeatsAdded(seats, since, commands.Actor.Id, commands.Now);
        return commands.Change<Body>(id, state => Decide(state, added), state => BodyView.Of(id, state, today < since ? since : today, commands.Actor), cancellation);
    }
}
