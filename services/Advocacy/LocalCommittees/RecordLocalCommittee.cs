using static Bkmo.Eventing.Decision;

namespace Bkmo.Advocacy.LocalCommittees;

/// <summary>Puts a local committee on record.</summary>
public static class RecordLocalCommittee
{
    /// <summary>What the client sends.</summary>
    /// <param name="Name">Full name.</param>
    /// <param name="District">District (Landkreis) or municipality.</param>
    /// <param name="FoundedOn">Day of the founding meeting, Europe/Berlin; not in the future.</param>
    /// <param name="AimsDe">Aims it agreed on, German.</param>
    /// <param name="AgendaDe">What it has set out to do, German.</param>
    public sealed record Request(
        string Name, string District, DateOnly? FoundedOn = null, IReadOnlyList<string>? AimsDe = null, IReadOnlyList<string>? AgendaDe = null);

    /// <summary>The request with its values checked.</summary>
    public sealed record Command(
        string Name, string District, DateOnly? FoundedOn, ValueList<string> AimsDe, ValueList<string> AgendaDe, UserId By, DateTimeOffset At);

    /// <summary>Decides.</summary>
    public static Decision Decide(LocalCommittee state, Command command) => state.Recorded is not null
        ? Nothing
        : Accept(new LocalCommitteeRecorded(
            command.Name, command.District, command.FoundedOn, command.AimsDe, command.AgendaDe, command.By, command.At));

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/advocacy/local-committees", Handle).Creates<LocalCommitteeView>().RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var command = new Command(
            check.Text(request.Name, "name", 3, 300), check.Text(request.District, "district", 2, 120), check.PastDay(request.FoundedOn, Berlin.DayOf(commands.Now), "foundedOn"),
            Points(check, request.AimsDe, "aimsDe"), Points(check, request.AgendaDe, "agendaDe"), commands.Actor.Id, commands.Now);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var id = commands.NewId();
        return await commands.Create<LocalCommittee>(
            id, $"/api/advocacy/local-committees/{id}", state => Decide(state, command), state => LocalCommitteeView.Of(id, state, ShowLocalCommittee.NoNames)!,
            cancellation);
    }

    private static ValueList<string> Points(Check check, IReadOnlyList<string>? points, string field)
    {
        if (points is null) return [];
        check.That(points.Count <= 50, field, new("Erlaubt sind höchstens 50 Punkte.", "Allowed are at most 50 points."));
        return points.Take(50).Select((point, i) => check.Text(point, $"{field}[{i}]", 2, 500)).ToValueList();
    }
}
