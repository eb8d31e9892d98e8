using Bkmo.Conference.Capacities;
using Bkmo.Conference.Committees;
using Bkmo.Conference.Convocations;
using Bkmo.Conference.Registrations;

namespace Bkmo.Conference.Conferences;

/// <summary>A conference as it is shown.</summary>
/// <param name="Id">The conference.</param>
/// <param name="Number">Number of the edition.</param>
/// <param name="Name">Its name.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="Year">The year, while only the season is known.</param>
/// <param name="Season">The season, while the days are not known.</param>
/// <param name="MottoDe">Motto in German.</param>
/// <param name="MottoEn">Motto in English.</param>
/// <param name="Venue">Where.</param>
/// <param name="Mode">In person, hybrid, virtual.</param>
/// <param name="ParticipantsApprox">About how many people.</param>
/// <param name="Convocation">The invitation of the members.</param>
/// <param name="Capacities">Places and how many are free, by name.</param>
/// <param name="Committees">Committees that it formed.</param>
/// <param name="Mottos">The motto in every language that it is known in.</param>
/// <param name="ConvocationRules">What the rules in force say about convening.</param>
public sealed record ConferenceView(
    Guid Id, int Number, string Name, ConferenceStage Stage, DateOnly? StartsOn, DateOnly? EndsOn, int? Year, Season? Season, string? MottoDe, string? MottoEn,
    string? Venue, ConferenceMode Mode, int? ParticipantsApprox, ConvocationView? Convocation, IReadOnlyList<CapacityView> Capacities,
    IReadOnlyList<CommitteeView> Committees, IReadOnlyList<Motto> Mottos, ConvocationRules ConvocationRules)
{
    internal static ConferenceView? Of(Guid id, ConferenceState state) => state.Plan is not { } plan ? null : new(
        id, plan.Number, plan.Name, state.Stage, plan.StartsOn, plan.EndsOn, plan.Year, plan.Season, plan.MottoDe, plan.MottoEn, plan.Venue, plan.Mode,
        plan.ParticipantsApprox, ConvocationView.Of(state), [.. state.Capacities.Values.Select(CapacityView.Of)],
        [.. state.Committees.Select(committee => CommitteeView.Of(id, committee))], MottosOf(state), state.Rules);

    private static ValueList<Motto> MottosOf(ConferenceState state) => state.Mottos.Count > 0 ? state.Mottos :
    [
        .. new[] { (Languages.German, state.Plan?.MottoDe), (Languages.English, state.Plan?.MottoEn) }
            .Where(motto => motto.Item2 is not null).Select(motto => new Motto(motto.Item1, motto.Item2!)),
    ];
}

/// <summary>The invitation as it is shown.</summary>
/// <param name="Agenda">Every subject, with those that were added later.</param>
/// <param name="SentOn">Day on which it was sent.</param>
/// <param name="NoticeDays">The notice that was to be kept, days.</param>
/// <param name="VirtualAllowedBy">The earlier resolution that allows a virtual meeting.</param>
/// <param name="ElectronicRights">How members exercise their rights electronically.</param>
/// <param name="Letters">Number of the newest letter by which the platform wrote to the members, 1 being the invitation; 0: none. What became of them is told at
/// <c>/api/membership/conferences/{id}/invitations/{number}</c>.</param>
public sealed record ConvocationView(
    IReadOnlyList<AgendaItem> Agenda, DateOnly SentOn, int NoticeDays, string? VirtualAllowedBy, string? ElectronicRights, int Letters)
{
    internal static ConvocationView? Of(ConferenceState state) => state.Convocation is not { } sent ? null : new(
        [.. sent.Agenda, .. state.AddedSubjects], sent.SentOn, sent.NoticeDays, sent.VirtualAllowedBy, sent.ElectronicRights, state.Invitations);
}

/// <summary>A capacity as it is shown.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">How many places.</param>
/// <param name="Confirmed">How many are taken.</param>
/// <param name="Free">How many are left.</param>
/// <param name="Categories">Who shares them.</param>
/// <param name="Reserved">How many are set aside by reservations.</param>
/// <param name="Invited">How many are blocked by open invitations.</param>
/// <param name="Offered">How many are on offer to people who waited.</param>
/// <param name="OfferHours">How many hours an offer holds its place.</param>
public sealed record CapacityView(
    string Name, int Size, int Confirmed, int Free, IReadOnlyList<RegistrationCategory> Categories, int Reserved, int Invited, int Offered, int OfferHours)
{
    internal static CapacityView Of(Capacity capacity) => new(
        capacity.Name, capacity.Size, capacity.Confirmed, capacity.Free, capacity.Categories, capacity.Reserved, capacity.Invited, capacity.Offered, capacity.OfferHours);
}

/// <summary>A committee as it is shown.</summary>
/// <param name="Id">The committee.</param>
/// <param name="ConferenceId">The conference that formed it.</param>
/// <param name="NameDe">German name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Members">Organisations that send members.</param>
public sealed record CommitteeView(Guid Id, Guid ConferenceId, string NameDe, string NameEn, IReadOnlyList<Guid> Members)
{
    internal static CommitteeView Of(Guid conferenceId, Committee committee) =>
        new(committee.Id, conferenceId, committee.NameDe, committee.NameEn, committee.Members);
}

/// <summary>Shows one conference.</summary>
public static class ShowConference
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/conference/conferences/{id:guid}", Handle).Shows<ConferenceView>().RequireRoles(Roles.Office, Roles.Board);

    private static Task<IResult> Handle(Guid id, Commands commands, CancellationToken cancellation) =>
        commands.Read<ConferenceState>(id, state => ConferenceView.Of(id, state), cancellation);
}
