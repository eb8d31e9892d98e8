using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bkmo.Contracts.Tests;

/// <summary>
/// <c>Samples/{service}.{version}.{name}.json</c> is what a message looks like now; <c>….{n}.json</c> beside it is what one looked like before a member was added.
/// A sample is never deleted: such messages may wait in queues, archives and partners' stores.
/// </summary>
public sealed class SampleTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/Contracts.Tests/Samples");

    public static TheoryData<string> Kinds => [.. Contract.All.Select(contract => contract.ToString())];

    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateFiles(Folder, "*.json")
        .Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Kinds))]
    public void A_contract_is_written_as_its_sample(string kind)
    {
        var contract = Contract.All.Single(contract => contract.ToString() == kind);
        Assert.True(Examples.ByType.TryGetValue(contract.Type, out var example), $"Add an example of {kind} to Examples.cs.");
        var json = JsonSerializer.Serialize(example, contract.Type, Contract.Json).ReplaceLineEndings("\n") + "\n";

        var file = Path.Combine(Folder, kind + ".json");
        if (!File.Exists(file) && Updating.IsOn) File.WriteAllText(file, json);

        Assert.True(File.Exists(file), $"There is no sample of {kind}: {Updating.HowTo}.");
        Assert.True(string.Equals(File.ReadAllText(file), json, StringComparison.Ordinal),
            $"{kind} is not written as its sample any more. A member was added? Rename the sample to {kind}.1.json (or the next number) and run with {Updating.HowTo}. Anything else breaks its readers.");
    }

    [Theory, MemberData(nameof(Samples))]
    public void Every_sample_ever_kept_can_be_read_without_loss(string sample)
    {
        var contract = Contract.All.Single(contract => sample == contract.ToString() || sample.StartsWith(contract + ".", StringComparison.Ordinal));
        var stored = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, sample + ".json")))!.AsObject();

        var read = JsonSerializer.Deserialize(stored.ToJsonString(), contract.Type, Contract.Json);

        var again = JsonSerializer.SerializeToNode(read, contract.Type, Contract.Json)!.AsObject();
        Rule.Holds($"Reading {sample} loses or changes members:", stored.Where(member => !JsonNode.DeepEquals(member.Value, again[member.Key])).Select(member => member.Key));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_reader_passes_over_members_it_does_not_know(string kind)
    {
        var contract = Contract.All.Single(contract => contract.ToString() == kind);
        var newer = JsonSerializer.SerializeToNode(Examples.ByType[contract.Type], contract.Type, Contract.Json)!.AsObject();
        newer["addedLater"] = new JsonObject { ["deep"] = 1 };

        var read = JsonSerializer.Deserialize(newer.ToJsonString(), contract.Type, Contract.Json);

        newer.Remove("addedLater");
        Assert.True(JsonNode.DeepEquals(newer, JsonSerializer.SerializeToNode(read, contract.Type, Contract.Json)));
    }
}
