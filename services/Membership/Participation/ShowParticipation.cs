using Bkmo.Membership.Bodies;
using Bkmo.Membership.Conferences;
using Bkmo.Membership.Mandates;
using Bkmo.Membership.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Membership.Participation;

/// <summary>Shows which organisations and communities take part in a conference (by delegates) or a body (by seats), on any day, beside the membership of that day.</summary>
public static class ShowParticipation
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/membership/participation/conferences/{id:guid}", OfConference).Queries<MandateRow, ParticipationView>()
            .AwaitsPosition<OrganisationRow>().AwaitsPosition<MembershipPeriodRow>().ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Roles.Office, Roles.Board);
        routes.MapGet("/api/membership/participation/bodies/{id:guid}", OfBody).Queries<MembershipPeriodRow, ParticipationView>()
            .AwaitsPosition<OrganisationRow>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .RequireRoles(Roles.Office, Roles.Board);
    }

    // Of a conference the day is its first one, unless told: who its delegates are is settled then.
    private static async Task<IResult> OfConference(
        Guid id, DateOnly? on, Commands commands, IReadModel<MandateRow> mandates, ParticipationCandidates candidates, CancellationToken cancellation)
    {
        if (await commands.Find<KnownConference>(id, cancellation) is not { Convened: { } convened }) return Problems.Of(new UnknownConference());
        var check = new Check();
        var day = check.Day(on, "on") ?? convened.StartsOn ?? Berlin.DayOf(commands.Now);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        var deputy = MandateFunction.Deputy.Name();
        var places = (await MandateList.Current(mandates.Rows, day).Where(row => row.ConferenceId == id).ToListAsync(cancellation))
            .ConvertAll(row => new ParticipationReport.Place(row.OrganisationId, row.Function == deputy));
        return await Report((id, new(convened.Name, convened.Name)), day, places, candidates, cancellation);
    }

    private static async Task<IResult> OfBody(Guid id, DateOnly? on, Commands commands, ParticipationCandidates candidates, CancellationToken cancellation)
    {
        var check = new Check();
        var day = check.Day(on, "on") ?? Berlin.DayOf(commands.Now);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await commands.Find<Body>(id, cancellation) is not { Formed: { } formed } body || day < formed.FormedOn) return Problems.Of(new UnknownBody());
        var places = body.Seats.Select(seat => (Seat: seat, Term: seat.HeldOn(day))).Where(held => held.Term is not null)
            .Select(held => new ParticipationReport.Place(held.Term!.OrganisationId, held.Seat.Function is SeatFunction.Substitute)).ToList();
        return await Report((id, new(formed.NameDe, formed.NameEn)), day, places, candidates, cancellation);
    }

    private static async Task<IResult> Report(
        (Guid Id, Text Name) subject, DateOnly day, List<ParticipationReport.Place> places, ParticipationCandidates candidates, CancellationToken cancellation)
    {
        var known = await candidates.On(day, [.. places.Select(place => place.OrganisationId).OfType<Guid>()], cancellation);
        return Results.Ok(ParticipationReport.Of(subject, day, known, places));
    }
}

/// <summary>The organisations that a report compares: the members of the day, and those that take part without being one.</summary>
internal sealed class ParticipationCandidates(Commands commands, IReadModel<OrganisationRow> directory, IReadModel<MembershipPeriodRow> periods)
{
    private static readonly string[] Kinds = [MembershipKind.Voting.Name(), MembershipKind.Network.Name()];

    internal async Task<IReadOnlyCollection<ParticipationReport.Candidate>> On(DateOnly day, HashSet<Guid> present, CancellationToken cancellation)
    {
        var members = (await MembershipPeriods.Where(periods.Rows, MembershipStatus.Active, day).Where(row => Enumerable.Contains(Kinds, row.Kind))
            .Select(row => row.OrganisationId).Distinct().ToListAsync(cancellation)).ToHashSet();
        var ids = members.Union(present).ToList();
        var rows = await directory.Rows.Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Name, row.SmallCommunity }).ToListAsync(cancellation);
        var candidates = new List<ParticipationReport.Candidate>();
        foreach (var row in rows)
        {
            var communities = (await commands.Find<Organisation>(row.Id, cancellation))?.Profile?.Communities ?? [];
            candidates.Add(new(row.Id, row.Name, row.SmallCommunity, members.Contains(row.Id), communities));
        }
        return candidates;
    }
}
