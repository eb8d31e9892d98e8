using Bkmo.Conference.Conferences;
using Bkmo.Conference.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Committees;

/// <summary>Records that a conference formed a standing committee (Ausschuss) with its member organisations.</summary>
public static class FormCommittee
{
    /// <summary>The committee.</summary>
    /// <param name="NameDe">German name, 2 to 200 characters.</param>
    /// <param name="NameEn">English name, 2 to 200 characters.</param>
    /// <param name="Members">Admitted organisations that send members, at most 500; may be named later.</param>
    public sealed record Request(string NameDe, string NameEn, IReadOnlyList<Guid>? Members = null);

    /// <summary>The committee, values checked.</summary>
    /// <param name="CommitteeId">Id for it.</param>
    /// <param name="NameDe">German name.</param>
    /// <param name="NameEn">English name.</param>
    /// <param name="Members">Organisations that send members.</param>
    /// <param name="NotAdmitted">Those of them, by their place in the list, that hold no membership today.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(
        Guid CommitteeId, string NameDe, string NameEn, ValueList<Guid> Members, ValueList<int> NotAdmitted, UserId By, DateTimeOffset At);

    /// <summary>Accepts at a convened or past conference, once per name.</summary>
    public static Decision Decide(ConferenceState state, Command command)
    {
        if (state.Plan is null) return Reject(new UnknownConference());
        if (state.Committees.Any(committee => committee.Id == command.CommitteeId)) return Nothing;
        if (state.Stage is ConferenceStage.Planned) return Reject(new NotConvened());
        if (state.Committees.Any(committee => HasNameOf(committee, command))) return Reject(new CommitteeExists());
        return command.NotAdmitted.Count > 0
            ? Reject(new MembersNotAdmitted(command.NotAdmitted))
            : Accept(new CommitteeFormed(command.CommitteeId, command.NameDe, command.NameEn, command.Members, command.By, command.At));
    }

    private static bool HasNameOf(Committee committee, Command command) =>
        string.Equals(committee.NameDe, command.NameDe, StringComparison.OrdinalIgnoreCase)
        || string.Equals(committee.NameEn, command.NameEn, StringComparison.OrdinalIgnoreCase);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/conference/conferences/{id:guid}/committees", Handle).Creates<CommitteeView>().RequireRoles(Roles.Office);
        routes.MapGet("/api/conference/conferences/{id:guid}/committees/{committeeId:guid}", Show).Shows<CommitteeView>().RequireRoles(Roles.Office, Roles.Board);
    }

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var (nameDe, nameEn) = (check.Text(request.NameDe, "nameDe", 2, 200), check.Text(request.NameEn, "nameEn", 2, 200));
        var members = (request.Members ?? []).Distinct().ToValueList();
        check.That(members.Count <= 500, "members", new("Höchstens 500 Organisationen sind möglich.", "At most 500 organisations are possible."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var committeeId = commands.NewId();
        var command = new Command(
            committeeId, nameDe, nameEn, members, await NotAdmitted(request.Members ?? [], commands, cancellation), commands.Actor.Id, commands.Now);
        return await commands.Add<ConferenceState>(
            id, $"/api/conference/conferences/{id}/committees/{committeeId}", state => Decide(state, command), state => View(id, state, committeeId), cancellation,
            state => Find(state, committeeId)?.Version);
    }

    private static async Task<ValueList<int>> NotAdmitted(IReadOnlyList<Guid> members, Commands commands, CancellationToken cancellation)
    {
        var today = Berlin.DayOf(commands.Now);
        var unknown = new List<int>();
        for (var i = 0; i < members.Count; i++)
            if ((await commands.Find<KnownOrganisation>(members[i], cancellation))?.IsAdmittedOn(today) is not true) unknown.Add(i);
        return unknown.ToValueList();
    }

    private static Task<IResult> Show(Guid id, Guid committeeId, Commands commands, CancellationToken cancellation) =>
        commands.Read<ConferenceState>(id, state => View(id, state, committeeId), cancellation, state => Find(state, committeeId)?.Version);

    private static CommitteeView? View(Guid id, ConferenceState state, Guid committeeId) =>
        Find(state, committeeId) is { } committee ? CommitteeView.Of(id, committee) : null;

    private static Committee? Find(ConferenceState state, Guid committeeId) => state.Committees.Find(committee => committee.Id == committeeId);
}
