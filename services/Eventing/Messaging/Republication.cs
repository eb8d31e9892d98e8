using Npgsql;

namespace Bkmo.Eventing;

/// <summary>
/// Moves the publisher back, so that what it told is told once more: consumers recognise what they have had by its id and take what they lack. A running
/// publisher notices within a second.
/// </summary>
internal sealed class Republication(NpgsqlDataSource database)
{
    /// <summary>Moves it back to <paramref name="position"/>; the position that it was at, or null when it was not past that one and nothing changed.</summary>
    internal async Task<long?> From(long position, CancellationToken cancellation)
    {
        // The lock on the row lets an advance under way come first; the next one finds the progress moved.
        await using var command = database.CreateCommand("""
            with p as (select name, position from eventing.progress where name = $1 and position > $2 for update)
            update eventing.progress set position = $2, at = now() from p where eventing.progress.name = p.name returning p.position
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = PublisherSubscriber.ProgressName });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        return (long?)await command.ExecuteScalarAsync(cancellation);
    }
}
