using System.Text;
using Bkmo.ServiceDefaults;

namespace Bkmo.Membership.Tests.Imports;

public sealed class CsvTableSpecs
{
    private const string Text = "Name;Land\nÇağdaş Gençlik;NW\n";

    [Fact]
    public void A_table_is_read_with_and_without_a_byte_order_mark()
    {
        Assert.Equal("Çağdaş Gençlik", Single(Encoding.UTF8.GetBytes(Text))["name"]);
        Assert.Equal("Çağdaş Gençlik", Single([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)])["name"]);
    }

    [Fact]
    public void A_table_that_is_not_utf_8_is_read_as_windows_1252_and_so_as_iso_8859_1() =>
        Assert.Equal("Würzburg – „Süd“ €", Single(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("name,land\nWürzburg – „Süd“ €,BY\n"))["name"]);

    [Theory]
    [InlineData("a;b\r\n1;2\r\n")]
    [InlineData("a,b\n1,2")]
    [InlineData("a\tb\n1\t2\n")]
    [InlineData(" A ; b \n 1 ; 2 \n\n;\n")]
    public void Separators_line_ends_blanks_and_empty_lines_do_not_matter(string text) =>
        Assert.Equal(("1", "2"), (Single(Encoding.UTF8.GetBytes(text))["a"], Single(Encoding.UTF8.GetBytes(text))["b"]));

    [Fact]
    public void Quoted_cells_may_hold_separators_quotes_and_line_breaks()
    {
        var table = CsvTable.Read(Encoding.UTF8.GetBytes("a;b\n\"1;\"\"x\"\"\nz\";2\n3;4\n"))!;
        Assert.Equal(["1;\"x\"\nz", "3"], table.Rows.Select(row => row.Cells["a"]));
        Assert.Equal([2, 4], table.Rows.Select(row => row.Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a;a\n1;2\n")]
    [InlineData("a;\n1;2\n")]
    [InlineData("a;b\n1;2;3\n")]
    [InlineData("a;b\n1\n")]
    [InlineData("a;b\n\"1;2\n")]
    public void What_is_no_table_is_refused(string text) => Assert.Null(CsvTable.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Cells_that_a_spreadsheet_would_compute_are_neutralised()
    {
        var written = Encoding.UTF8.GetString(CsvTable.Write(["a"], new[] { "=1+1", "+1", "-1", "@x", "\tx", "\rx", "1=1", "ä" }.Select(cell => new[] { cell })));
        Assert.Equal("\uFEFFa\r\n\"'=1+1\"\r\n\"'+1\"\r\n\"'-1\"\r\n\"'@x\"\r\n\"'\tx\"\r\n\"'\rx\"\r\n1=1\r\nä\r\n", written);
    }

    private static IReadOnlyDictionary<string, string> Single(byte[] bytes) => Assert.Single(CsvTable.Read(bytes)!.Rows).Cells;
}
