using System.Net.Sockets;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>Tells infrastructure that is away for a while from defects that stay.</summary>
internal static class Faults
{
    internal static bool IsPassing(Exception e) => e switch
    {
        PostgresException p => p.IsTransient || p.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow,
        NpgsqlException or SocketException or IOException or TimeoutException => true,
        _ => IsBroker(e) || e.InnerException is { } inner && IsPassing(inner),
    };

    /// <summary>Whether the line to the broker failed.</summary>
    internal static bool IsBroker(Exception e) =>
        e is MassTransit.RabbitMqConnectionException or MassTransit.ConnectionException or RabbitMQ.Client.Exceptions.RabbitMQClientException;

    /// <summary>What failed, without messages of exceptions: those may quote data.</summary>
    internal static string Describe(Exception e) => e switch
    {
        PostgresException p => $"PostgreSQL {p.SqlState} {p.ConstraintName}".TrimEnd(),
        UnknownEventException u => u.Message,
        UnreadableEventException u => u.Message,
        EventFailedException f => f.Message,
        _ => e.GetType().Name + (e.InnerException is { } inner ? " ← " + inner.GetType().Name : ""),
    };
}

/// <summary>One event could not be taken effect of; names its position and kind, not its contents.</summary>
internal sealed class EventFailedException(StoredEvent stored, Exception inner)
    : Exception($"event {stored.Position} ({stored.Data.GetType().Name}): {inner.GetType().Name}", inner);

/// <summary>Pauses between tries: short and capped at two seconds while infrastructure is away, growing to half a minute for what looks like a defect.</summary>
internal sealed class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private TimeSpan next = First;

    internal void Reset() => next = First;

    internal TimeSpan Next(bool passing)
    {
        var cap = passing ? TimeSpan.FromSeconds(2) : TimeSpan.FromSeconds(30);
        var pause = next < cap ? next : cap;
        next = pause * 2;
        return pause;
    }
}
