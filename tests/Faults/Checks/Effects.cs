namespace Bkmo.Faults.Checks;

/// <summary>C3: every admission took effect exactly once in every service that hears of it, and no effect is without a cause.</summary>
internal static class Effects
{
    private const string Cause = "organisation_admitted", Effect = "admission_heard";

    internal static IEnumerable<Breach> Check(IReadOnlyList<LogRow> log)
    {
        var causes = log.Where(row => row.Type == Cause).ToDictionary(row => row.Id.ToString(), StringComparer.Ordinal);
        foreach (var service in Domain.HearOfAdmissions)
        {
            var effects = log.Where(row => row.Service == service && row.Type == Effect).ToLookup(row => row.Cause ?? "", StringComparer.Ordinal);
            foreach (var (id, cause) in causes)
            {
                var rows = effects[id].ToList();
                if (rows.Count == 0) yield return new("C3", "lost", $"{cause.Type} {id} (membership {cause.Position}) took no effect in {service}");
                if (rows.Count > 1) yield return new("C3", "duplicate", $"{cause.Type} {id} took effect {rows.Count} times in {service}: {string.Join(", ", rows.Select(r => r.Position))}");
            }
            foreach (var effect in effects.Where(group => !causes.ContainsKey(group.Key)))
                yield return new("C3", "phantom", $"{service} {effect.First().Position}: {Effect} without a cause ({effect.Key})");
        }
    }
}
