using Bkmo.Conference.Agenda;
using Bkmo.Conference.BodyElections;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Organisations;
using Bkmo.Conference.Polls;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Conference.Outcomes;

/// <summary>What a conference came to (Ergebnisse): what it resolved, whom it elected, which committees it formed.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Number">Number of the edition.</param>
/// <param name="Name">Its name.</param>
/// <param name="Motions">Every motion whose result was stated, in the order of the votes; those too that were rejected.</param>
/// <param name="Elections">Every election that is over, in the order in which they were planned.</param>
/// <param name="Committees">Committees that it formed.</param>
public sealed record ResultsView(
    Guid ConferenceId, int Number, string Name, IReadOnlyList<MotionResult> Motions, IReadOnlyList<ElectionResult> Elections, IReadOnlyList<CommitteeResult> Committees)
{
    /// <inheritdoc />
    public override string ToString() => "(results)";
}

/// <summary>What became of a motion.</summary>
/// <param name="PollId">The poll.</param>
/// <param name="AgendaItemId">The item of the agenda.</param>
/// <param name="TitleDe">German title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Accepted">Whether it is a resolution (Beschluss), as the chair stated it.</param>
/// <param name="ExplanationDe">The count in a German sentence.</param>
/// <param name="ExplanationEn">The count in an English sentence.</param>
/// <param name="StatedAt">When the result was stated, UTC.</param>
public sealed record MotionResult(
    Guid PollId, Guid? AgendaItemId, string TitleDe, string TitleEn, bool Accepted, string? ExplanationDe, string? ExplanationEn, DateTimeOffset StatedAt);

/// <summary>Whom an election seated.</summary>
/// <param name="ElectionId">The election.</param>
/// <param name="TitleDe">German title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Body">What was elected.</param>
/// <param name="BodyId">The committee, where one was elected.</param>
/// <param name="Function">As what.</param>
/// <param name="TermFrom">First day of the terms, Europe/Berlin.</param>
/// <param name="TermUntil">Last day of the terms, Europe/Berlin; null: not fixed.</param>
/// <param name="Seats">How many seats there were.</param>
/// <param name="Vacant">How many stay vacant.</param>
/// <param name="Elected">Who accepted, in the order of election.</param>
public sealed record ElectionResult(
    Guid ElectionId, string TitleDe, string TitleEn, ElectedBody Body, Guid? BodyId, ElectedFunction Function, DateOnly TermFrom, DateOnly? TermUntil, int Seats, int Vacant,
    IReadOnlyList<ElectedPerson> Elected);

/// <summary>Somebody who was elected and accepted.</summary>
/// <param name="CandidateId">The candidature.</param>
/// <param name="Name">As it stood on the ballot; the number of the candidature once it was erased.</param>
/// <param name="OrganisationId">The organisation; null: none.</param>
/// <param name="Organisation">Its name; null where none is known.</param>
public sealed record ElectedPerson(Guid CandidateId, string Name, Guid? OrganisationId, string? Organisation);

/// <summary>A committee that was formed.</summary>
/// <param name="CommitteeId">The committee.</param>
/// <param name="NameDe">German name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Members">Organisations that send members.</param>
public sealed record CommitteeResult(Guid CommitteeId, string NameDe, string NameEn, IReadOnlyList<CommitteeMember> Members);

/// <summary>An organisation that sends members.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Name">Its name; null where none is known.</param>
public sealed record CommitteeMember(Guid OrganisationId, string? Name);

/// <summary>Shows the results of a conference to those who follow its assembly. Votes on internal items are for those who see these.</summary>
public static class ShowResults
{
    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/conference/conferences/{id:guid}/results", Handle).Queries<PollRow, ResultsView>()
        .AwaitsPosition<ElectionRow>().ProducesProblem(StatusCodes.Status404NotFound).RequireRoles(MeetingAccess.Readers);

    private static async Task<IResult> Handle(
        Guid id, Commands commands, IReadModel<PollRow> polls, IReadModel<ElectionRow> elections, IKeyRing keys, CancellationToken cancellation)
    {
        var attendance = await commands.Attendance(id, cancellation);
        if (!attendance.Sees || await commands.Find<ConferenceState>(id, cancellation) is not { Plan: { } plan } conference) return Problems.Of(new UnknownConference());
        var reader = new ResultsReader(commands, keys);
        var agenda = await commands.Find<AgendaState>(AgendaState.IdOf(id), cancellation) ?? AgendaState.Initial;
        bool Shows(Guid? itemId) => itemId is not { } one || agenda.Find(one) is not { } item || attendance.Shows(item.Subject);

        var stated = PollStage.Published.Name();
        var votes = await polls.Rows.Where(row => row.ConferenceId == id && row.Stage == stated && row.ElectionId == null).OrderBy(row => row.Order)
            .Select(row => new { row.Id, row.AgendaItemId }).ToListAsync(cancellation);
        var motions = new List<MotionResult>();
        foreach (var vote in votes.Where(vote => Shows(vote.AgendaItemId)))
            if (await reader.Motion(vote.Id, cancellation) is { } motion) motions.Add(motion);

        var closed = ElectionStage.Closed.Name();
        var seated = new List<ElectionResult>();
        foreach (var election in await elections.Rows.Where(row => row.ConferenceId == id && row.Stage == closed).OrderBy(row => row.Order).Select(row => row.Id).ToListAsync(cancellation))
            if (await reader.Election(election, cancellation) is { } result && Shows(result.AgendaItemId)) seated.Add(result.Shown);

        var committees = new List<CommitteeResult>();
        foreach (var committee in conference.Committees)
        {
            var members = new List<CommitteeMember>();
            foreach (var member in committee.Members) members.Add(new(member, await reader.Name(member, cancellation)));
            committees.Add(new(committee.Id, committee.NameDe, committee.NameEn, members));
        }
        return Results.Ok(new ResultsView(id, plan.Number, plan.Name, motions, seated, committees));
    }

    private sealed class ResultsReader(Commands commands, IKeyRing keys)
    {
        private readonly Dictionary<Guid, string?> names = [];

        internal async Task<string?> Name(Guid? organisationId, CancellationToken cancellation)
        {
            if (organisationId is not { } id) return null;
            if (!names.TryGetValue(id, out var name)) names[id] = name = (await commands.Find<KnownOrganisation>(id, cancellation))?.Name;
            return name;
        }

        internal async Task<MotionResult?> Motion(Guid pollId, CancellationToken cancellation)
        {
            if (await commands.Find<Poll>(pollId, cancellation) is not { Plan: { IsMotion: true } plan, Published: { } published } poll) return null;
            var result = PollCount.Of(poll);
            return new(
                pollId, plan.AgendaItemId, plan.TitleDe, plan.TitleEn, published.Accepted ?? result?.Accepted is true, result?.Explanation?.De, result?.Explanation?.En, published.At);
        }

        internal async Task<(Guid? AgendaItemId, ElectionResult Shown)?> Election(Guid electionId, CancellationToken cancellation)
        {
            if (await commands.Find<Election>(electionId, cancellation) is not { Plan: { } plan } election) return null;
            var candidates = await CandidateNames.Of(election, keys, cancellation);
            var elected = new List<ElectedPerson>();
            foreach (var one in election.Elected.Where(id => election.Accepted.Any(acceptance => acceptance.CandidateId == id)).Select(id => election.Find(id)!))
                elected.Add(new(one.Id, candidates.GetValueOrDefault(one.Mark, one.Mark), one.OrganisationId, await Name(one.OrganisationId, cancellation)));
            return (plan.AgendaItemId, new(
                electionId, plan.TitleDe, plan.TitleEn, plan.Body, plan.BodyId, plan.Function, plan.TermFrom, plan.TermUntil, plan.Seats, plan.Seats - elected.Count, elected));
        }
    }
}
