namespace Bkmo.Faults.Checks;

/// <summary>C4: the versions of each stream are 1 … n without a gap, and the stream's own row says n.</summary>
internal static class Versions
{
    internal static IEnumerable<Breach> Check(IReadOnlyList<LogRow> log, IReadOnlyList<StreamRow> streams)
    {
        var shown = streams.ToDictionary(s => (s.Service, s.Stream), s => s.Version);
        foreach (var stream in log.GroupBy(row => (row.Service, row.Stream)))
        {
            var versions = stream.OrderBy(row => row.Position).Select(row => row.Version).ToList();
            if (!versions.SequenceEqual(Enumerable.Range(1, versions.Count).Select(n => (long)n)))
                yield return new("C4", versions.SequenceEqual(versions.Order()) ? "gap" : "reordered", $"stream {stream.Key.Stream} of {stream.Key.Service} has the versions {string.Join(' ', versions.Take(40))}");
            if (!shown.Remove(stream.Key, out var said) || said != versions.Count)
                yield return new("C4", "different", $"stream {stream.Key.Stream} of {stream.Key.Service} has {versions.Count} events and its row says {said}");
        }
        foreach (var (service, stream) in shown.Keys) yield return new("C4", "gap", $"stream {stream} of {service} has a row and no events");
    }
}
