using static Bkmo.Conference.Tests.Counting.Given;

namespace Bkmo.Conference.Tests.Counting;

public sealed class BrokenBallotFileSpecs
{
    [Theory]
    [InlineData("", 1, "the file holds nothing")]
    [InlineData("# only a comment\n\n", 2, "the file holds nothing")]
    [InlineData("three 2\n", 1, "the first line gives two whole numbers: how many candidates, how many seats")]
    [InlineData("3\n", 1, "the first line gives two whole numbers: how many candidates, how many seats")]
    [InlineData("3 2 1\n", 1, "the first line gives two whole numbers: how many candidates, how many seats")]
    [InlineData("0 2\n", 1, "allowed are 1 to 1000 candidates and 1 to 1000 seats")]
    [InlineData("3 0\n", 1, "allowed are 1 to 1000 candidates and 1 to 1000 seats")]
    [InlineData("99999999999 1\n", 1, "allowed are 1 to 1000 candidates and 1 to 1000 seats")]
    [InlineData("3 1\n1 2 0\n", 2, "the line with 0 that ends the ballots is missing")]
    [InlineData("3 1\n1 2 3\n1 3 0\n0\nA\nB\nC\n", 2, "the ballot does not end with 0")]
    [InlineData("3 1\n1\n0\nA\nB\nC\n", 2, "the ballot does not end with 0")]
    [InlineData("3 1\n1 2 0 3\n0\nA\nB\nC\n", 2, "something follows the 0 that ends the ballot")]
    [InlineData("3 1\n1 2 0 1 3 0\n0\nA\nB\nC\n", 2, "something follows the 0 that ends the ballot")]
    [InlineData("3 1\n1 4 0\n0\nA\nB\nC\n", 2, "'4' is no candidate; there are 1 to 3")]
    [InlineData("3 1\n1 -2 0\n0\nA\nB\nC\n", 2, "'-2' is no candidate; there are 1 to 3")]
    [InlineData("3 1\n1 x 0\n0\nA\nB\nC\n", 2, "'x' is no candidate; there are 1 to 3")]
    [InlineData("3 1\n1 1= 0\n0\nA\nB\nC\n", 2, "'' is no candidate; there are 1 to 3")]
    [InlineData("3 1\n1 2 1 2 0\n0\nA\nB\nC\n", 2, "candidate 2 stands twice on the ballot")]
    [InlineData("3 1\n1 1=1 0\n0\nA\nB\nC\n", 2, "candidate 1 stands twice on the ballot")]
    [InlineData("3 1\n\n1.5 1 0\n0\nA\nB\nC\n", 3, "'1.5' is a fraction; only whole ballots are counted")]
    [InlineData("3 1\n2,5 1 0\n0\nA\nB\nC\n", 2, "'2,5' is a fraction; only whole ballots are counted")]
    [InlineData("3 1\n1/2 1 0\n0\nA\nB\nC\n", 2, "'1/2' is a fraction; only whole ballots are counted")]
    [InlineData("3 1\nx 1 0\n0\nA\nB\nC\n", 2, "'x' is not a whole number of ballots from 1")]
    [InlineData("3 1\n0 1 0\n0\nA\nB\nC\n", 2, "'0' is not a whole number of ballots from 1")]
    [InlineData("3 1\n99999999999999999999 1 0\n0\nA\nB\nC\n", 2, "more than 1000000000 ballots are not counted")]
    [InlineData("3 1\n999999999 1 0\n2 1 0\n0\nA\nB\nC\n", 3, "more than 1000000000 ballots are not counted")]
    [InlineData("3 1\n1 2 0\n-1\n0\nA\nB\nC\n", 3, "withdrawn candidates stand before the ballots")]
    [InlineData("3 1\n-4\n0\nA\nB\nC\n", 2, "'-4' is no withdrawn candidate (a number with a minus before it)")]
    [InlineData("3 1\n-1 2\n0\nA\nB\nC\n", 2, "'2' is no withdrawn candidate (a number with a minus before it)")]
    [InlineData("3 1\n[tie 1 1]\n0\nA\nB\nC\n", 2, "the option 'tie' cannot hold '1'")]
    [InlineData("3 1\n[nick a b]\n0\nA\nB\nC\n", 2, "the option 'nick' cannot hold 'a b'")]
    [InlineData("3 1\n[magic]\n0\nA\nB\nC\n", 2, "the option 'magic' is unknown")]
    [InlineData("3 1\n[tie 1 2\n0\nA\nB\nC\n", 2, "the option has no closing bracket")]
    [InlineData("3 1\n(b1 1 2 0\n0\nA\nB\nC\n", 2, "the id of the ballot has no closing bracket")]
    [InlineData("3 1\n0\nA\nB\n", 4, "names are missing: 2 are there for 3 candidates")]
    [InlineData("3 1\n0\nA\n\"B\nC\n", 4, "the name has no closing quotation mark")]
    [InlineData("3 1\n0\nA\n\"\"\nC\n", 4, "the name is empty")]
    [InlineData("3 1\n0\nA\nB\nA\n", 5, "the name 'A' is there twice")]
    [InlineData("1 1\n0\nA\nT\nS\nC\nX\n", 7, "more than source and comment follows the title")]
    [InlineData("1 1\n0\nA\u0007\n", 3, "the line holds a character that is not text")]
    public void A_broken_file_is_refused_with_its_line_and_the_reason(string file, int line, string reason)
    {
        var broken = Broken(file);
        Assert.Equal((line, reason), (broken.Line, broken.Reason.En));
        Assert.NotEqual(broken.Reason.De, broken.Reason.En);
    }
}
