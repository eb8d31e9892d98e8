using Bkmo.Membership.Organisations;
using Microsoft.EntityFrameworkCore;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Imports;

/// <summary>Carries out imports that were accepted, and takes back those that are to be. What was interrupted goes on where it was: a row done twice changes nothing.</summary>
internal sealed class CarryOutImports(IReadModel<ImportRowOfList> imports, Decider decider, IEventStore store) : IDuty
{
    internal const string Name = "imports";

    public async Task Do(CancellationToken cancellation)
    {
        var (applying, undoing) = (ImportStage.Applying.Name(), ImportStage.Undoing.Name());
        var due = await imports.Rows.Where(row => row.Stage == applying || row.Stage == undoing).OrderBy(row => row.AcceptedAt).Select(row => row.Id).ToListAsync(cancellation);
        foreach (var id in due)
        {
            if (await decider.Find<Import>(id, cancellation) is not { Accepted: { } accepted } import) continue;
            if (import.Stage is ImportStage.Applying) await Apply(id, accepted, cancellation);
            else if (import is { Stage: ImportStage.Undoing, Undo: { } undo }) await TakeBackAll(id, accepted, undo, cancellation);
        }
    }

    private async Task Apply(Guid id, ImportAccepted accepted, CancellationToken cancellation)
    {
        var problems = new List<ImportProblem>();
        foreach (var row in accepted.Rows)
        {
            var command = new CarryOut.Command(row, ImportPlan.MembershipIdOf(id, row.Line), accepted.Today, accepted.By, accepted.At);
            await Try(row, () => decider.Decide<Organisation>(row.OrganisationId, state => CarryOut.Decide(state, command), cancellation), problems);
        }
        await decider.Decide<Import>(
            id, state => state.Stage is ImportStage.Applying ? Accept(new ImportApplied(problems.ToValueList(), decider.Now)) : Nothing, cancellation);
    }

    private async Task TakeBackAll(Guid id, ImportAccepted accepted, ImportUndoAsked undo, CancellationToken cancellation)
    {
        var problems = new List<ImportProblem>();
        foreach (var row in accepted.Rows.Reverse().DistinctBy(row => row.OrganisationId))
        {
            var history = await store.Load(row.OrganisationId, 0, cancellation);
            if (Imported([.. history.Select(stored => stored.Data)], accepted, undo) is not { } command) continue;
            await Try(row, () => decider.Decide<Organisation>(row.OrganisationId, state => TakeBack.Decide(state, command), cancellation), problems);
        }
        await decider.Decide<Import>(
            id, state => state.Stage is ImportStage.Undoing ? Accept(new ImportUndone(problems.ToValueList(), decider.Now)) : Nothing, cancellation);
    }

    /// <summary>What the import did to an organisation; null when it did nothing, or when that was taken back already.</summary>
    private static TakeBack.Command? Imported(List<IEvent> facts, ImportAccepted accepted, ImportUndoAsked undo)
    {
        var own = Enumerable.Range(0, facts.Count).Where(i => Facts.IsOf(facts[i], accepted.By, accepted.At)).ToList();
        if (own.Count == 0 || facts.Exists(fact => Facts.IsOf(fact, undo.By, undo.At))) return null;
        var before = facts.Take(own[0]).Aggregate(Organisation.Initial, (state, fact) => state.Evolve(fact));
        return new(before, own[0] + own.Count, own.Select(i => facts[i]).ToValueList(), undo.Reason, undo.By, undo.At);
    }

    private static async Task Try(ImportRow row, Func<Task<bool>> act, List<ImportProblem> problems)
    {
        try
        {
            await act();
        }
        catch (DutyRefusedException e)
        {
            problems.Add(new(row.Line, row.OrganisationId, e.Message)); // one row's refusal is told, and does not keep the others waiting
        }
    }
}
