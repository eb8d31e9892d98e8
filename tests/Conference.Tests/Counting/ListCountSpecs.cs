using System.Text;
using System.Text.Json;
using Bkmo.Conference.Counting.Command;

namespace Bkmo.Conference.Tests.Counting;

/// <summary>Published lists of ballots, counted from the command line.</summary>
public sealed class ListCountSpecs
{
    private const string Header = "code,answer,marks,invalid\n";

    private const string YesNo = Header + "A,yes,,no\nB,yes,,no\nC,yes,,no\nD,no,,no\nE,abstain,,no\nF,,,no\nG,,,yes\n";

    [Fact]
    public void Yes_and_no_are_counted_with_blank_ballots_as_abstentions_and_invalid_ones_apart()
    {
        Assert.Equal(
            "yes-no: 7 ballots, 1 blank, 1 invalid\n  yes 3  no 1  abstained 2\n3 of 4 needed, 3 reached: accepted (more than 1/2 of the yes and no votes).\n", Fine(YesNo, "--rule", "yes-no"));
        Assert.Equal(
            """{"rule":"yes-no","cast":7,"blank":1,"invalid":1,"yes":3,"no":1,"abstained":2,"needed":3,"base":4,"accepted":true,"options":[]}""",
            Compact(Fine(YesNo, "--rule", "yes-no", "--json")));
    }

    [Theory]
    [InlineData("--at-least --threshold 3/4", 3, 4, true)]
    [InlineData("--base valid", 4, 6, false)]
    [InlineData("--base all", 4, 7, false)]
    [InlineData("--base yes-no", 3, 4, true)]
    [InlineData("--base 5", 3, 5, true)]
    public void The_majority_is_that_of_the_rules(string options, int needed, int of, bool accepted)
    {
        var json = JsonDocument.Parse(Fine(YesNo, ["--rule", "yes-no", "--json", .. options.Split(' ')])).RootElement;
        Assert.Equal((needed, of, accepted), (json.GetProperty("needed").GetInt32(), json.GetProperty("base").GetInt32(), json.GetProperty("accepted").GetBoolean()));
    }

    [Theory]
    [InlineData("choose", "A,,0 2,no\nB,,2,no\nC,,,no\nD,,,yes\n", "1 0 2")]
    [InlineData("approval", "A,,2 0 1,no\nB,,2,no\n", "1 1 2")]
    [InlineData("scores", "A,,5 0 1,no\nB,,2 3 0,no\nC,,,no\n", "7 3 1")]
    [InlineData("yes-no-each", "A,,1 2,no\nB,,1 0,no\nC,,,no\nD,,,yes\n", "2/0/1 0/1/2")]
    public void Options_get_their_totals(string rule, string ballots, string totals)
    {
        var options = JsonDocument.Parse(Fine(Header + ballots, "--rule", rule, "--json")).RootElement.GetProperty("options").EnumerateArray();
        Assert.Equal(totals, string.Join(' ', options.Select(option => rule is "yes-no-each"
            ? $"{option.GetProperty("yes")}/{option.GetProperty("no")}/{option.GetProperty("abstained")}" : $"{option.GetProperty("yes")}")));
    }

    [Fact]
    public void Options_that_nobody_chose_are_counted_when_their_number_is_said()
    {
        Assert.Equal(
            "choose: 2 ballots, 1 blank, 0 invalid\n  option 0  0\n  option 1  1\n  option 2  0\n", Fine(Header + "A,,1,no\nB,,,no\n", "--rule", "choose", "--options", "3"));
        Assert.Equal("yes-no: 0 ballots, 0 blank, 0 invalid", Fine(Header, "--rule", "yes-no").Split('\n')[0]);
    }

    [Theory]
    [InlineData("yes-no", "A,yes,no\n", 2, "the line has not four columns")]
    [InlineData("yes-no", "A,yes,,no\nA,no,,no\n", 3, "the code A stands in the list already")]
    [InlineData("yes-no", ",yes,,no\n", 2, "the code is missing")]
    [InlineData("yes-no", "A,maybe,,no\n", 2, "'maybe' is no answer; there are yes, no, abstain")]
    [InlineData("yes-no", "A,yes,,perhaps\n", 2, "'perhaps' is neither yes nor no")]
    [InlineData("yes-no", "A,yes,,yes\n", 2, "an invalid ballot has no votes")]
    [InlineData("yes-no", "A,,1,no\n", 2, "there are no options to mark in this vote")]
    [InlineData("choose", "A,yes,,no\n", 2, "'yes': this vote is on options")]
    [InlineData("choose", "A,,0,no\n\nB,,1 1,no\n", 4, "an option stands twice")]
    [InlineData("choose", "A,,-1,no\n", 2, "'-1' is no number from 0 to 999")]
    [InlineData("choose --options 2", "A,,2,no\n", 2, "'2' is no number from 0 to 1")]
    [InlineData("choose --most 1", "A,,0 1,no\n", 2, "more than 1 options are chosen")]
    [InlineData("scores", "A,,1 2,no\nB,,1,no\n", 3, "expected are 2 numbers, one for each option")]
    [InlineData("scores --most 5", "A,,6,no\n", 2, "'6' is no number from 0 to 5")]
    [InlineData("yes-no-each", "A,,1 3,no\n", 2, "'3' is no number from 0 to 2")]
    public void A_broken_list_ends_with_2_and_names_line_and_reason(string rule, string ballots, int line, string reason) =>
        Assert.Equal((2, "", $"f.csv:{line}: {reason}\n"), Run(Header + ballots, ["--rule", .. rule.Split(' ')]));

    [Theory]
    [InlineData(YesNo, "", "f.csv: is a published list; count it by --rule yes-no, choose, approval, scores or yes-no-each\n")]
    [InlineData(YesNo, "--rule scottish", "f.csv: is a published list; count it by --rule yes-no, choose, approval, scores or yes-no-each\n")]
    [InlineData("2 1\n1 1 0\n0\nA\nB\n", "--rule yes-no", "f.csv:1: the first line is code,answer,marks,invalid\n")]
    [InlineData("2 1\n1 1 0\n0\nA\nB\n", "--rule approval --options 2", "f.csv:1: the first line is code,answer,marks,invalid\n")]
    [InlineData("2 1\n1 1 0\n0\nA\nB\n", "--options 2", "f.csv: is no published list; --options, --most and --base yes-no are for lists\n")]
    public void A_list_and_a_ballot_file_are_not_taken_for_each_other(string file, string options, string error) =>
        Assert.Equal((2, "", error), Run(file, options.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    private static string Fine(string file, params string[] options)
    {
        var (code, output, error) = Run(file, options);
        Assert.Equal((0, ""), (code, error));
        return output;
    }

    internal static (int Code, string Output, string Error) Run(string file, params string[] options)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = CountCommand.Run(["f.csv", .. options], new(_ => new MemoryStream(Encoding.UTF8.GetBytes(file)), output, error));
        return (code, output.ToString(), error.ToString());
    }

    private static string Compact(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement);
}
