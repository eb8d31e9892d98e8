using System.Text.Json;
using Bkmo.Eventing;
namespace Bkmo.Conference.Tests.Decisions;
public sealed class DumpSamples
{
    [Fact]
    public void Dump() => System.IO.File.WriteAllLines("/tmp/conf-assembly-samples.txt", AssemblySamples.All.Select(s => JsonSerializer.Serialize(s.Value, s.Value.GetType(), EventJson.Options)));
}
