using System.Text;
using System.Text.Json;
using Bkmo.Conference.Counting.Command;

namespace Bkmo.Conference.Tests.Counting;

public sealed class CountCommandSpecs
{
    private const string Tied = "3 1\n4 1 0\n2 2 0\n2 3 0\n0\n\"Ayşe \"\"A\"\" Öz\"\nB\nC\n\"Vorstand\"\n";

    [Fact]
    public void The_result_is_one_JSON_object_with_every_stage()
    {
        var json = JsonDocument.Parse(Fine(SteeringCommittee.Ballots, "f.blt", "--json")).RootElement;
        Assert.Equal(
            ["title", "rule", "seats", "quota", "validBallots", "blankBallots", "candidates", "withdrawn", "stages", "elected", "vacancies", "ties", "lot"],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("scottish", 4, 19, 94), (json.GetProperty("rule").GetString(), json.GetProperty("seats").GetInt32(), json.GetProperty("quota").GetInt32(), json.GetProperty("validBallots").GetInt32()));
        var stage = json.GetProperty("stages")[1];
        Assert.Equal((2, "surplus of C7", "0.00008"), (stage.GetProperty("number").GetInt32(), stage.GetProperty("action").GetString(), stage.GetProperty("nonTransferable").GetString()));
        Assert.Equal("6.84848", stage.GetProperty("votes").GetProperty("C1").GetString());
        Assert.Equal("[\"C7\",\"C4\",\"C13\",\"C3\"]", Compact(json.GetProperty("elected")));
        Assert.Equal("[\"C7\",\"C4\"]", Compact(json.GetProperty("stages")[0].GetProperty("elected")));
        Assert.Equal(3, json.GetProperty("ties").GetArrayLength());
    }

    [Fact]
    public void A_tie_says_who_when_for_what_and_how_it_was_decided()
    {
        var json = JsonDocument.Parse(Fine(Tied, "f.blt", "--json", "--lot", "C,B")).RootElement;
        Assert.Equal(
            """[{"stage":2,"for":"exclusion","candidates":["B","C"],"decidedBy":"lot","lookBackStage":null,"drawnFrom":["B","C"],"chosen":"C"}]""", Compact(json.GetProperty("ties")));
        Assert.StartsWith("""{"source":"given","order":["C","B",""", Compact(json.GetProperty("lot")), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_stay_as_they_are_written() => Assert.Contains("Ayşe \\\"A\\\" Öz", Fine(Tied, "f.blt", "--json"), StringComparison.Ordinal);

    [Fact]
    public void Without_json_there_is_a_table_to_read()
    {
        var table = Fine(Tied, "f.blt", "--lot", "2");
        Assert.Contains("scottish: 1 seats, 3 candidates, 8 valid ballots, 0 blank, quota 5.00000", table, StringComparison.Ordinal);
        Assert.Contains("stage 2: exclusion of B", table, StringComparison.Ordinal);
        Assert.Contains("tie at stage 2 for exclusion between B, C: by lot: B", table, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seed_gives_the_same_lot_again() => Assert.Equal(Fine(Tied, "f.blt", "--json", "--seed", "7"), Fine(Tied, "--from", "f.blt", "--json", "--seed", "7"));

    [Fact]
    public void The_lot_in_the_file_is_used() =>
        Assert.Contains("by lot: C", Fine(Tied.Replace("3 1\n", "3 1\n[tie 3 2 1]\n", StringComparison.Ordinal), "f.blt"), StringComparison.Ordinal);

    [Theory]
    [InlineData("meek", "quota 4.000000001")]
    [InlineData("approval", "meeting")]
    [InlineData("plurality", "elected: Ayşe \"A\" Öz")]
    [InlineData("threshold", "quota 5")]
    public void Every_rule_has_its_name(string rule, string part) =>
        Assert.Contains(part == "meeting" ? "approval: 1 seats" : part, Fine(Tied, "f.blt", "--rule", rule), StringComparison.Ordinal);

    [Theory]
    [InlineData("--threshold 1/2 --at-least", "quota 4")]
    [InlineData("--threshold 2/3 --more-than", "quota 6")]
    [InlineData("--threshold 3/4 --at-least --base 12", "quota 9")]
    [InlineData("--base all", "quota 5")]
    public void A_threshold_is_a_fraction_of_a_base(string options, string part) =>
        Assert.Contains(part, Fine(Tied, ["f.blt", "--rule", "threshold", .. options.Split(' ')]), StringComparison.Ordinal);

    [Fact]
    public void Seats_can_be_given() => Assert.Contains("scottish: 2 seats", Fine(Tied, "f.blt", "--seats", "2"), StringComparison.Ordinal);

    [Fact]
    public void A_broken_file_ends_with_2_and_one_line() => Assert.Equal((2, "", "f.blt:2: candidate 1 stands twice on the ballot\n"), Run("3 1\n1 1 1 0\n0\nA\nB\nC\n", "f.blt", "--json"));

    [Fact]
    public void Joined_ranks_end_with_2_and_their_line() =>
        Assert.Equal((2, "", "f.blt:2: the rule scottish does not count equal ranks; the ballot must give an order\n"), Run("2 1\n1 1=2 0\n0\nA\nB\n", "f.blt"));

    [Theory]
    [InlineData("")]
    [InlineData("--json")]
    [InlineData("f.blt g.blt")]
    [InlineData("f.blt --rule")]
    [InlineData("f.blt --rule dhondt")]
    [InlineData("f.blt --seats 0")]
    [InlineData("f.blt --seats two")]
    [InlineData("f.blt --lot nobody")]
    [InlineData("f.blt --lot 1 --seed 2")]
    [InlineData("f.blt --threshold half")]
    [InlineData("f.blt --threshold 3/2")]
    [InlineData("f.blt --threshold 1/1 --more-than")]
    [InlineData("f.blt --threshold 1/0")]
    [InlineData("f.blt --base some")]
    [InlineData("f.blt --magic 1")]
    public void What_is_no_command_ends_with_2_and_one_line(string line)
    {
        var (code, output, error) = Run(Tied, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((2, "", 1), (code, output, error.Count(c => c == '\n')));
    }

    [Fact]
    public void A_file_that_is_not_there_ends_with_2_and_one_line() => Assert.Equal((2, "", "missing: cannot be read (FileNotFoundException)\n"), Run(Tied, "missing"));

    private static string Fine(string file, params string[] args)
    {
        var (code, output, error) = Run(file, args);
        Assert.Equal((0, ""), (code, error));
        return output;
    }

    private static (int Code, string Output, string Error) Run(string file, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = CountCommand.Run(args, new(name => name is "f.blt" ? new MemoryStream(Encoding.UTF8.GetBytes(file)) : throw new FileNotFoundException(name), output, error));
        return (code, output.ToString(), error.ToString());
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
