using Bkmo.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks -- [append] [read] [path] [membership] [platform] [sign-in] [live] [votes]
if (args is ["bare", var url, var database]) return await BareEndpoint.Run(url, database);
var known = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
{
    ["append"] = AppendBenchmark.Run,
    ["read"] = ReadBenchmark.Run,
    ["path"] = CommandPath.Run,
    ["membership"] = MembershipBenchmark.Run,
    ["platform"] = PlatformBenchmark.Run,
    ["sign-in"] = SignedIn.Run,
    ["live"] = LiveBenchmark.Run,
    ["votes"] = VotesBenchmark.Run,
};
var chosen = args.Length == 0 ? [.. known.Keys] : args;
if (chosen.FirstOrDefault(name => !known.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'; there are: {string.Join(", ", known.Keys)}");
    return 2;
}
foreach (var name in chosen) await known[name]();
return 0;
