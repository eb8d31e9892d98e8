using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;

namespace Bkmo.ServiceDefaults;

/// <summary>Something that the process needs is missing or wrong; the message says in one line what to do, without secrets.</summary>
public sealed class SetupException(string message) : Exception(message);

/// <summary>The frame of every program of the platform.</summary>
public static partial class StartUp
{
    /// <summary>
    /// Runs <paramref name="program"/> and returns its exit code. What an operator can mend (a <see cref="SetupException"/>, an address that cannot be listened
    /// on) is one line on standard error and exit code 1; everything else is a defect and ends the process with its stack.
    /// </summary>
    public static async Task<int> Run(Func<Task<int>> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        try
        {
            return await program();
        }
        catch (Exception fault) when (Explain(fault) is { } line)
        {
            await Console.Error.WriteLineAsync(line);
            return 1;
        }
    }

    private static string? Explain(Exception fault) => fault switch
    {
        SetupException setup => setup.Message,
        IOException { InnerException: AddressInUseException } => $"cannot listen on {Address(fault)}: the address is in use",
        SocketException { SocketErrorCode: SocketError.AccessDenied or SocketError.AddressNotAvailable } socket => $"cannot listen: {socket.SocketErrorCode}",
        _ => null,
    };

    // Kestrel names the address in its message only.
    private static string Address(Exception fault) => WebAddress().Match(fault.Message) is { Success: true } found ? found.Value : "its address";

    [GeneratedRegex(@"https?://[^\s]+(?=:\s)", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex WebAddress();
}
