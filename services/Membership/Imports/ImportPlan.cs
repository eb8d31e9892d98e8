using System.Globalization;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Register;

namespace Bkmo.Membership.Imports;

/// <summary>What becomes of a row.</summary>
public enum RowFate
{
    /// <summary>Enters an organisation.</summary>
    New,

    /// <summary>Changes an organisation or its memberships.</summary>
    Changed,

    /// <summary>Says what is on record already.</summary>
    Unchanged,

    /// <summary>Cannot be accepted.</summary>
    Refused,
}

/// <summary>The fate of a row.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Fate">What becomes of it.</param>
/// <param name="OrganisationId">The organisation, known or new; null when the row cannot be read.</param>
/// <param name="Name">Name in the row.</param>
/// <param name="Reasons">Why it cannot be accepted: column, or empty, and what is wrong.</param>
public sealed record RowReport(int Line, RowFate Fate, Guid? OrganisationId, string? Name, IReadOnlyList<RowReason> Reasons);

/// <summary>Why a row cannot be accepted.</summary>
/// <param name="Column">The column; empty when it is about the row.</param>
/// <param name="German">In German.</param>
/// <param name="English">In English.</param>
public sealed record RowReason(string Column, string German, string English);

/// <summary>The fates of all rows of a table, worked out on the register as it is, each row after the ones before it.</summary>
internal sealed class ImportPlan
{
    private readonly Dictionary<Guid, Organisation> after = [];
    private readonly Dictionary<string, Guid> byName = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> ending = [];
    private readonly RegisterContents register;
    private readonly Guid importId;
    private readonly (DateOnly Today, UserId By, DateTimeOffset At) now;

    private ImportPlan(RegisterContents register, Guid importId, (DateOnly Today, UserId By, DateTimeOffset At) now)
    {
        (this.register, this.importId, this.now) = (register, importId, now);
        foreach (var entry in register.ByName) byName.TryAdd(entry.SortName, entry.Id);
    }

    internal List<RowReport> Reports { get; } = [];

    internal List<ImportRow> Rows { get; } = [];

    /// <summary>Members today.</summary>
    internal int Members { get; private set; }

    /// <summary>Members whose membership the table ends.</summary>
    internal int Ending => ending.Count;

    internal bool EndsMost => Ending * 2 > Members;

    internal static ImportPlan Of(CsvTable table, RegisterContents register, Guid importId, (DateOnly Today, UserId By, DateTimeOffset At) now)
    {
        var plan = new ImportPlan(register, importId, now) { Members = register.ByName.Count(entry => entry.State.Memberships.Any(one => one.CoversDay(now.Today))) };
        foreach (var row in table.Rows) plan.Reports.Add(plan.Report(row));
        return plan;
    }

    internal static Guid MembershipIdOf(Guid importId, int line) => NameBasedId.Of(importId, string.Create(CultureInfo.InvariantCulture, $"membership/{line}"));

    private RowReport Report(CsvRow row)
    {
        var reader = new RowReader(row);
        var id = reader.Id() ?? (byName.TryGetValue(SearchText.Fold(reader.Name), out var known) ? known : NameBasedId.Of(importId, string.Create(CultureInfo.InvariantCulture, $"organisation/{row.Line}")));
        var before = after.GetValueOrDefault(id) ?? register.Find(id)?.State;
        var named = reader.Id() is null || before is not null;
        reader.Check.That(named, "id", new("Diese Organisation ist nicht verzeichnet.", "There is no such organisation in the directory."));
        var (profile, membership) = (reader.Profile(before?.Profile), reader.Membership());
        if (reader.Check.Refusal is { } wrong) return Refused(row, reader.Name, wrong);

        var import = new ImportRow(row.Line, id, profile, membership);
        var decision = CarryOut.Decide(before ?? Organisation.Initial, new(import, MembershipIdOf(importId, row.Line), now.Today, now.By, now.At));
        if (decision is Decision.Rejected rejected) return Refused(row, reader.Name, rejected.Refusal);
        return Take(import, before, ((Decision.Accepted)decision).Events);
    }

    private RowReport Take(ImportRow row, Organisation? before, IReadOnlyList<IEvent> events)
    {
        if (events.Count == 0) return new(row.Line, RowFate.Unchanged, row.OrganisationId, row.Profile.Name, []);
        Rows.Add(row);
        after[row.OrganisationId] = events.Aggregate(before ?? Organisation.Initial, (state, e) => state.Evolve(e));
        byName.TryAdd(SearchText.Fold(row.Profile.Name), row.OrganisationId);
        if (before is not null && events.OfType<MembershipEnded>().Any(e => before.Memberships.Any(one => one.Id == e.MembershipId))) ending.Add(row.OrganisationId);
        return new(row.Line, before is null ? RowFate.New : RowFate.Changed, row.OrganisationId, row.Profile.Name, []);
    }

    private static RowReport Refused(CsvRow row, string name, Refusal refusal) => new(
        row.Line, RowFate.Refused, null, name,
        refusal.Fields.Count > 0
            ? [.. refusal.Fields.Select(field => new RowReason(field.Key, field.Value.De, field.Value.En))]
            : [new("", refusal.Message.De, refusal.Message.En)]);
}
