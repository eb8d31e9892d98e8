using System.Text;
using Bkmo.Conference.Counting;
using Bkmo.Conference.Counting.Ballots;
using FsCheck;
using FsCheck.Fluent;
using static Bkmo.Conference.Tests.Counting.Given;

namespace Bkmo.Conference.Tests.Counting;

public sealed class BltReaderSpecs
{
    // The example of Algorithm 123.
    private const string Example = "4 2\n-2\n3 1 3 4 0\n4 1 3 2 0\n2 4 1 3 0\n1 2 0\n2 2 4 3 1 0\n1 3 4 2 0\n0\n\"Adam\"\n\"Basil\"\n\"Charlotte\"\n\"Donald\"\n\"Title\"\n";

    [Fact]
    public void The_example_of_the_format_is_read()
    {
        var set = Ballots(Example);
        Assert.Equal((4, 2, "Title", 6), (set.Candidates.Length, set.Seats, set.Title, set.Lines.Length));
        Assert.Equal("Adam Basil Charlotte Donald", string.Join(' ', set.Candidates));
        Assert.Equal([1], set.Withdrawn);
        Assert.Equal((3L, 3), (set.Lines[0].Weight, set.Lines[0].Line));
        Assert.Equal([0, 2, 3], set.Lines[0].Ranks.AsEnumerable());
    }

    [Theory]
    [InlineData("# a comment\n\n4 2 # candidates, seats\n-2\n\n3 1 3 4 0 # many\n4 1 3 2 0\n2 4 1 3 0\n1 2 0\n2 2 4 3 1 0\n1 3 4 2 0\n\n0 # end\n\"Adam\" # first\n\"Basil\"\n# between\n\"Charlotte\"\n\"Donald\"\n\"Title\"")]
    [InlineData("4 2\r\n-2\r\n3 1 3 4 0\r\n4 1 3 2 0\r\n2 4 1 3 0\r\n1 2 0\r\n2 2 4 3 1 0\r\n1 3 4 2 0\r\n0\r\n\"Adam\"\r\n\"Basil\"\r\n\"Charlotte\"\r\n\"Donald\"\r\n\"Title\"\r\n")]
    [InlineData("4 2\n-2\n(b1) 3 1 3 4 0\n(b2) 4 1 3 2 0\n(b 3)2 4 1 3 0\n1 2 0\n2 2 4 3 1 0\n1 3 4 2 0\n0\nAdam\nBasil\nCharlotte\nDonald\nTitle\n")]
    [InlineData("4  2 \n[withdrawn 2]\n[nick a b c d]\n[droop meek]\n\t3 a c d 0\n4 a c b 0\n2 d a c 0\n1 b 0\n2 b d c a 0\n1 c d b 0\n0\n\"Adam\" \"Basil\"\n\"Charlotte\" \"Donald\" \"Title\"\n\"Source\"\n\"Comment\"\n")]
    [InlineData("4 2,,\n-2,\n3 1 3 4 0,,,\n4 1 3 2 0\n2 4 1 3 0\n1 2 0\n2 2 4 3 1 0\n1 3 4 2 0\n0,,,\n\"Adam\",,\n# ALTERNATIVE NAME 2: Basil\n# ALTERNATIVE NAME 3: Charlotte\nDonald,\nTitle,\n")]
    public void Real_files_say_the_same_in_other_ways(string file) => Assert.Equal(BltWriter.Write(Ballots(Example)), BltWriter.Write(Ballots(file)));

    [Theory]
    [InlineData("\"Jérémie FERNANDES \"\"Scottish National Party (SNP)\"\"\"", "Jérémie FERNANDES \"Scottish National Party (SNP)\"")]
    [InlineData("\"Max \\\"Mäxchen\\\" Müller\"", "Max \"Mäxchen\" Müller")]
    [InlineData("\"Max \"Mäxchen\" Müller\"", "Max \"Mäxchen\" Müller")]
    [InlineData("\"Müller \"Mäxchen\"\"", "Müller \"Mäxchen\"")]
    [InlineData("\"Number #1\" # the first", "Number #1")]
    [InlineData("Rose-Ann CUNINGHAME (Con)", "Rose-Ann CUNINGHAME (Con)")]
    [InlineData("\"Mu\u0308ller\"", "Müller")]
    [InlineData("\"0\"", "0")]
    [InlineData("\"ayşe & ali, Köln\"", "ayşe & ali, Köln")]
    public void Names_are_read_with_marks_and_umlauts(string line, string name) => Assert.Equal(name, Ballots($"1 1\n0\n{line}\n").Candidates[0]);

    [Fact]
    public void Files_are_UTF_8_with_or_without_mark_UTF_16_or_else_Windows_1252()
    {
        const string Text = "1 1\n0\n\"Müller – „Ömer“\"\n";
        Assert.Equal(Text, BltText.Decode(Encoding.UTF8.GetBytes(Text)));
        Assert.Equal(Text, BltText.Decode([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)]));
        Assert.Equal(Text, BltText.Decode([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)]));
        Assert.Equal(Text, BltText.Decode(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Text)));
    }

    [Fact]
    public void Joined_and_skipped_ranks_are_read_and_written()
    {
        var set = Ballots("4 1\n1 2=3 - 1 0\n0\nA\nB\nC\nD\n");
        Assert.Equal([1, 2, BallotLine.Skipped, 0], set.Lines[0].Ranks.AsEnumerable());
        Assert.Equal([1], set.Lines[0].Joined.AsEnumerable());
        Assert.Contains("\n1 2=3 - 1 0\n", BltWriter.Write(set), StringComparison.Ordinal);
    }

    [Fact]
    public void Joined_ranks_are_counted_where_every_mark_is_worth_the_same_and_refused_elsewhere()
    {
        var set = Ballots("2 1\n3 1 0\n2 1=2 0\n0\nA\nB\n");
        Assert.Equal("5 2", Votes(Counted(set, CountingRule.Approval), 1));
        foreach (var rule in new[] { CountingRule.Scottish, CountingRule.Meek, CountingRule.Plurality })
        {
            Assert.False(Count.TryRun(set, new(rule), out _, out var broken));
            Assert.Equal(3, broken.Line);
            Assert.Contains(rule.ToString().ToLowerInvariant(), broken.Reason.En, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_order_of_a_lot_in_the_file_is_kept() => Assert.Equal([2, 0], Ballots("3 1\n[tie 3 1]\n0\nA\nB\nC\n").TieOrder.AsEnumerable());

    [Fact]
    public void Whatever_the_bytes_are_there_is_a_ballot_set_or_a_line_with_a_reason() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var text = BltText.Decode(Bytes(new Random(seed)));
            if (BltReader.TryRead(new StringReader(text), out var set, out var broken)) Assert.All(Enum.GetValues<CountingRule>(), rule => Count.TryRun(set, new(rule), out _, out _));
            else Assert.True(broken.Line >= 1 && broken.Reason.En.Length > 0 && broken.Reason.De.Length > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    // Noise, or the example with a few bytes replaced, taken out or doubled.
    private static byte[] Bytes(Random random)
    {
        var bytes = random.Next(4) == 0 ? new byte[random.Next(80)] : Encoding.UTF8.GetBytes(Example);
        if (bytes.All(b => b == 0)) random.NextBytes(bytes);
        var list = bytes.ToList();
        for (var i = random.Next(6); i > 0 && list.Count > 0; i--)
        {
            var at = random.Next(list.Count);
            var odd = "0123456789-=\"\\ \n()[]#.\u0000"u8;
            if (random.Next(3) == 0) list.RemoveAt(at);
            else if (random.Next(2) == 0) list[at] = odd[random.Next(odd.Length)];
            else list.Insert(at, random.Next(9) == 0 ? (byte)random.Next(256) : odd[random.Next(odd.Length)]);
        }
        return [.. list];
    }
}
