using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bkmo.ServiceDefaults.Tests;

public sealed class LineFormatterTests
{
    [Fact]
    public void A_line_names_an_exception_by_its_types_and_our_place_without_its_text_or_a_stack_trace()
    {
        var line = Write(Thrown());
        Assert.EndsWith("Tests: It failed | System.InvalidOperationException ← TimeoutException in Bkmo.ServiceDefaults.Tests.LineFormatterTests.Throw", line, StringComparison.Ordinal);
        Assert.DoesNotContain("a person's name", line, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one\r\ntwo", "one | two")]
    [InlineData("one\ntwo\rthree\u2028four", "one | two | three | four")]
    [InlineData("\u001b[31mred\u001b[0m\a\0", "\\u001b[31mred\\u001b[0m\\u0007\\u0000")]
    [InlineData("\u009b2J\u007f", "\\u009b2J\\u007f")]
    [InlineData("Gökkuşağı قوس", "Gökkuşağı قوس")]
    public void What_somebody_sent_stays_in_its_line_and_leaves_the_terminal_alone(string message, string written) =>
        Assert.EndsWith($"Tests: {written}", Write(null, message), StringComparison.Ordinal);

    private static string Write(Exception? exception, string message = "It failed")
    {
        using var written = new StringWriter();
        new LineFormatter(TimeProvider.System).Write(new LogEntry<string>(LogLevel.Error, "Tests", default, message, exception, (state, _) => state), null, written);
        return written.ToString().TrimEnd('\n');
    }

    private static InvalidOperationException Thrown() => Assert.Throws<InvalidOperationException>(Throw);

    private static void Throw() => throw new InvalidOperationException("a person's name", new TimeoutException("another one"));
}
