namespace Bkmo.Faults.Checks;

/// <summary>C2: a subscriber got every published event at least once, under its id, in the order of its stream, and nothing that the log does not know.</summary>
internal static class OnTheWire
{
    internal static IEnumerable<Breach> Check(IReadOnlyList<LogRow> log, IReadOnlyList<WireMessage> received)
    {
        var told = log.Where(Domain.IsTold).ToDictionary(row => row.Id);
        var first = received.DistinctBy(message => message.Id).ToList();
        var seen = first.Select(message => message.Id).ToHashSet();
        foreach (var row in told.Values.Where(row => !seen.Contains(row.Id)))
            yield return new("C2", "lost", $"{row.Service} {row.Position} {row.Type} {row.Id} never reached the subscriber");
        foreach (var message in first.Where(message => !told.ContainsKey(message.Id)))
            yield return new("C2", "phantom", $"the message {message.Id} {message.Type} is not in any log");
        foreach (var stream in first.Where(m => told.ContainsKey(m.Id)).Select(m => told[m.Id]).GroupBy(row => row.Stream))
            foreach (var (before, after) in stream.Zip(stream.Skip(1)))
                if (after.Version < before.Version)
                    yield return new("C2", "reordered", $"of the stream {stream.Key} of {after.Service}, version {after.Version} arrived after {before.Version}");
    }

    /// <summary>How many messages arrived more than once.</summary>
    internal static int Duplicates(IReadOnlyList<WireMessage> received) => received.Count - received.DistinctBy(message => message.Id).Count();
}
