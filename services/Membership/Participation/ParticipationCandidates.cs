using Bkmo.Membership.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Membership.Participation;

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
