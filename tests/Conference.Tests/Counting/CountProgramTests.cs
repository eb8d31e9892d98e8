using System.Text.Json;
using Bkmo.Testing;

namespace Bkmo.Conference.Tests.Counting;

/// <summary>The built service, started as <c>count</c> with no configuration at all.</summary>
public sealed class CountProgramTests : IDisposable
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("count").FullName;

    [Fact]
    public async Task The_program_counts_a_file()
    {
        await using var program = Start(SteeringCommittee.Ballots, "--rule", "scottish", "--json");
        Assert.Equal(0, await program.ExitAsync(AtMost));
        var json = JsonDocument.Parse(string.Join('\n', program.Lines)).RootElement;
        Assert.Equal(["C7", "C4", "C13", "C3"], json.GetProperty("elected").EnumerateArray().Select(name => name.GetString()));
        Assert.Empty(program.Errors);
    }

    [Fact]
    public async Task The_program_names_the_broken_line()
    {
        await using var program = Start("2 1\n1 3 0\n0\nA\nB\n", "--json");
        Assert.Equal(2, await program.ExitAsync(AtMost));
        Assert.EndsWith("election.blt:2: '3' is no candidate; there are 1 to 2", Assert.Single(program.Errors), StringComparison.Ordinal);
        Assert.Empty(program.Lines);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private ProgramProcess Start(string ballots, params string[] options)
    {
        var file = Path.Combine(folder, "election.blt");
        File.WriteAllText(file, ballots);
        return new(Path.Combine(AppContext.BaseDirectory, "Bkmo.Conference.dll"), ["count", file, .. options]);
    }
}
