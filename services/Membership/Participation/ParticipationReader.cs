using Bkmo.Membership.Bodies;
using Bkmo.Membership.Conferences;
using Bkmo.Membership.Mandates;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Membership.Participation;

/// <summary>Gathers what a report rests on.</summary>
internal sealed class ParticipationReader(
    Commands commands, IReadModel<MandateRow> mandates, IReadModel<BodyRow> bodies, ParticipationCandidates candidates)
{
    /// <summary>Answers with the report of a conference. Its day is the first one, unless told: who its delegates are is settled then.</summary>
    internal async Task<IResult> OfConference(Guid id, DateOnly? on, Func<ParticipationView, IResult> answer, CancellationToken cancellation)
    {
        if (await commands.Find<KnownConference>(id, cancellation) is not { Convened: { } convened } conference) return Problems.Of(new UnknownConference());
        var check = new Check();
        var day = check.Day(on, "on") ?? convened.StartsOn ?? Berlin.DayOf(commands.Now);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        var deputy = MandateFunction.Deputy.Name();
        var places = (await MandateList.Current(mandates.Rows, day).Where(row => row.ConferenceId == id).ToListAsync(cancellation))
            .ConvertAll(row => new ParticipationReport.Place(row.OrganisationId, row.Function == deputy));
        var committee = BodyKind.Committee.Name();
        var committees = await bodies.Rows.Where(row => row.ConferenceId == id && row.Kind == committee).OrderBy(row => row.Order).ThenBy(row => row.Id)
            .Select(row => new ParticipationLink(row.Id, row.NameDe, row.NameEn)).ToListAsync(cancellation);
        return answer(await Report(new(id, new(convened.Name, convened.Name), IsConference: true, conference.Attendance, null, committees), day, places, cancellation));
    }

    /// <summary>Answers with the report of a body, today unless told.</summary>
    internal async Task<IResult> OfBody(Guid id, DateOnly? on, Func<ParticipationView, IResult> answer, CancellationToken cancellation)
    {
        var check = new Check();
        var day = check.Day(on, "on") ?? Berlin.DayOf(commands.Now);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await commands.Find<Body>(id, cancellation) is not { Formed: { } formed } body || day < formed.FormedOn) return Problems.Of(new UnknownBody());
        var places = body.Seats.Select(seat => (Seat: seat, Term: seat.HeldOn(day))).Where(held => held.Term is not null)
            .Select(held => new ParticipationReport.Place(held.Term!.OrganisationId, held.Seat.Function is SeatFunction.Substitute)).ToList();
        return answer(await Report(new(id, new(formed.NameDe, formed.NameEn), FormedBy: await FormedBy(formed, cancellation)), day, places, cancellation));
    }

    private async Task<ParticipationLink?> FormedBy(BodyFormed formed, CancellationToken cancellation)
    {
        if (formed.ConferenceId is not { } id) return null;
        var name = (await commands.Find<KnownConference>(id, cancellation))?.Convened?.Name ?? "";
        return new(id, name, name);
    }

    private async Task<ParticipationView> Report(
        ParticipationReport.Subject subject, DateOnly day, List<ParticipationReport.Place> places, CancellationToken cancellation)
    {
        var taking = places.Select(place => place.OrganisationId).OfType<Guid>().Concat(subject.Attendance?.Organisations.Select(one => one.OrganisationId) ?? []);
        return ParticipationReport.Of(subject, day, await candidates.On(day, [.. taking], cancellation), places);
    }
}
