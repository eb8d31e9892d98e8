using Bkmo.Faults.Running;
using Xunit.Abstractions;

namespace Bkmo.Faults.Tests;

public sealed class LaboratoryTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_promises_hold_through_the_cheapest_faults()
    {
        using var written = new StringWriter();
        var kept = await Program.Run(new LabArguments([], Short: true), TextWriter.Synchronized(written));
        output.WriteLine(written.ToString());
        Assert.True(kept, written.ToString());
    }

    [Fact]
    public void Every_experiment_has_a_name_of_its_own_and_ten_are_in_the_short_set()
    {
        Assert.Equal(Catalogue.All.Count, Catalogue.All.Select(experiment => experiment.Name).Distinct().Count());
        Assert.Equal(10, Catalogue.All.Count(experiment => experiment.InShort));
        Assert.Equal("there is no experiment 'storm'; --list names them", Assert.Throws<UsageException>(() => Catalogue.Chosen(LabArguments.Parse(["storm"]))).Message);
    }
}
