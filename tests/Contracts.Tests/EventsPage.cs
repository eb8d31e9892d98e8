using System.Reflection;

namespace Bkmo.Contracts.Tests;

/// <summary>Renders <c>docs/events.md</c>.</summary>
internal static class EventsPage
{
    private const string Introduction = """
        # Published events

        What the services tell each other, and what partners may build on. This page is made from `services/Contracts` and the services' modules;
        `BKMO_UPDATE_DOCS=1 dotnet test tests/Contracts.Tests` writes it, and the tests fail while it is out of date.

        **Transport.** MassTransit's JSON envelope over RabbitMQ: one fanout exchange per event, named like its URN without `urn:message:`; one durable quorum queue per
        consumer. A message's id is the id of the event it tells of, so a repeated message is recognised. Delivery is at least once and in order per stream.
        What no queue is bound to waits in the queue `bkmo.unrouted`, which calls for an operator; events that no service of the platform takes also
        lie in `bkmo.partners`, whether or not a partner's queue is bound (the newest 100,000; `republish` tells all of them again).

        **Every event** carries `subject` (uuid: the thing it is about), `version` (integer: the number of the fact in its stream at the source, ascending per subject,
        with gaps, because not every fact is told) and `at` (date-time: when it happened, UTC). Text that names a choice is a code in kebab case.

        **Change.** Members are only ever added, and readers pass over what they do not know. A changed meaning gets a new version, which is another namespace and
        another URN. A sample of each form that was ever published is kept in `tests/Contracts.Tests/Samples`.

        **No personal data.** Messages carry ids, codes, days, and names of organisations, meetings, committees and centres. Persons stand in them as opaque ids only.

        """;

    public static string Render()
    {
        List<string> lines = [Introduction.ReplaceLineEndings("\n"), "| event | from | to |", "|---|---|---|"];
        lines.AddRange(Contract.All.Select(c =>
            $"| [{c.Name}](#{c.Name.ToLowerInvariant()}) | {c.Service} | {(c.Consumers.Count == 0 ? "partners" : string.Join(", ", c.Consumers.Select(ServiceOf)))} |"));
        foreach (var service in Contract.All.GroupBy(contract => contract.Service, StringComparer.Ordinal))
            lines.AddRange(["", $"## {service.Key}", .. service.SelectMany(Section)]);
        return string.Join('\n', lines) + "\n";
    }

    private static IEnumerable<string> Section(Contract contract) =>
    [
        "", $"### {contract.Name}", "", Summaries.Of(contract.Type) ?? "", "",
        $"- URN `{contract.Urn}`, version {contract.Version[1..]}",
        $"- published by {contract.Service}",
        $"- consumed by {(contract.Consumers.Count == 0 ? "partners" : string.Join(", ", contract.Consumers.Select(queue => $"{ServiceOf(queue)} (queue `{queue}`)")))}",
        "", "| member | type | meaning |", "|---|---|---|",
        .. contract.Members.Select(member => $"| `{Contract.NameOf(member)}` | {TypeOf(member)} | {Summaries.Of(contract.Type, member.Name!)} |"),
        $"| `subject` | uuid | The same as `{SubjectOf(contract)}`. |",
    ];

    private static string ServiceOf(string queue) => string.Concat(queue[..1].ToUpperInvariant(), queue[1..queue.IndexOf('-', StringComparison.Ordinal)]);

    /// <summary>The member that an example shows to be the subject.</summary>
    private static string SubjectOf(Contract contract)
    {
        var example = Examples.ByType[contract.Type];
        return Contract.NameOf(
            contract.Members.First(member => member.ParameterType == typeof(Guid)
                && example.Subject.Equals(contract.Type.GetProperty(member.Name!)!.GetValue(example))));
    }

    private static string TypeOf(ParameterInfo member)
    {
        var nullable = new NullabilityInfoContext().Create(member).WriteState == NullabilityState.Nullable;
        return (member.ParameterType.IsGenericType && member.ParameterType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? $"list of {NameOf(member.ParameterType.GetGenericArguments()[0])}"
            : NameOf(Nullable.GetUnderlyingType(member.ParameterType) ?? member.ParameterType)) + (nullable ? " or null" : "");
    }

    private static string NameOf(Type type) => type.Name switch
    {
        nameof(Guid) => "uuid",
        nameof(Int32) or nameof(Int64) => "integer",
        nameof(DateOnly) => "date",
        nameof(DateTimeOffset) => "date-time",
        nameof(Boolean) => "boolean",
        _ => "text",
    };
}
