namespace Bkmo.ServiceDefaults;

/// <summary>What a command for people on the command line reads and writes; services touch files and console in no other way.</summary>
/// <param name="Open">Opens a file; <c>-</c> is standard input.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record Terminal(Func<string, Stream> Open, TextWriter Out, TextWriter Error)
{
    /// <summary>Runs a command at the process's own terminal; its exit code.</summary>
    public static int Run(Func<Terminal, int> command)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var output = new StreamWriter(Console.OpenStandardOutput());
        return command(new(file => file == "-" ? Console.OpenStandardInput() : File.OpenRead(file), output, Console.Error));
    }
}
