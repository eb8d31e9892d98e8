namespace Bkmo.Faults.Checks;

/// <summary>C6: at no moment were more places taken than there are, and every case began once, at one centre.</summary>
internal static class Sums
{
    internal static IEnumerable<Breach> Check(IReadOnlyList<LogRow> log, IReadOnlyDictionary<Guid, int> capacities)
    {
        foreach (var (conference, capacity) in capacities)
        {
            var taken = 0;
            foreach (var row in log.Where(row => row.Stream == conference).OrderBy(row => row.Version))
            {
                taken += row.Type switch { "registration_confirmed" => 1, "registration_withdrawn" => -1, _ => 0 };
                if (taken <= capacity) continue;
                yield return new("C6", "overbooked", $"conference {conference}: {taken} of {capacity} places at version {row.Version}");
                break;
            }
        }
        foreach (var begun in log.Where(row => row.Type == "first_contact_recorded").GroupBy(row => row.Stream).Where(group => group.Count() > 1))
            yield return new("C6", "duplicate", $"case {begun.Key} began {begun.Count()} times");
    }
}
