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

    private static string Write(Exception exception)
    {
        using var written = new StringWriter();
        new LineFormatter(TimeProvider.System).Write(new LogEntry<string>(LogLevel.Error, "Tests", default, "It failed", exception, (state, _) => state), null, written);
        return written.ToString().TrimEnd();
    }

    private static InvalidOperationException Thrown() => Assert.Throws<InvalidOperationException>(Throw);

    private static void Throw() => throw new InvalidOperationException("a person's name", new TimeoutException("another one"));
}
