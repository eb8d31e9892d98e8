using Npgsql;

namespace Bkmo.Eventing;

/// <summary>Takes effect of the log, page by page.</summary>
internal interface ISubscriber
{
    /// <summary>Name of its progress and of its leader lock.</summary>
    string Name { get; }

    /// <summary>How many events it takes at a time.</summary>
    int PageSize { get; }

    /// <summary>
    /// Takes effect of the page and moves the progress in the same transaction. While <paramref name="more"/> pages are known to follow, a subscriber may put
    /// off writing; an empty page makes it write. Returns the progress that is stored now. A page that does not begin where the last one ended begins anew.
    /// </summary>
    Task<long> Handle(LogSlice slice, bool more, CancellationToken cancellation);
}

/// <summary>A run of events between two positions of progress.</summary>
/// <param name="From">Progress before.</param>
/// <param name="To">Progress after.</param>
/// <param name="Events">The events between, in order.</param>
internal sealed record LogSlice(long From, long To, IReadOnlyList<StoredEvent> Events);

/// <summary>The stored progress of subscriptions, fenced: moving it from a position that it is not at fails with <c>BK001</c>.</summary>
internal static class Progress
{
    internal const string Fenced = "BK001";

    internal static async Task<long> Load(NpgsqlDataSource database, string name, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("""
            with n as (insert into eventing.progress (name, position) values ($1, 0) on conflict do nothing returning position)
            select position from n union all select position from eventing.progress where name = $1 limit 1
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>The position without creating the row; 0 when there is none.</summary>
    internal static async Task<long> Peek(NpgsqlDataSource database, string name, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select position from eventing.progress where name = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        return await command.ExecuteScalarAsync(cancellation) is long position ? position : 0;
    }

    /// <summary>The fenced move, as part of a batch that is one transaction.</summary>
    internal static NpgsqlBatchCommand Advance(string name, LogSlice slice)
    {
        var command = new NpgsqlBatchCommand("select eventing.advance($1, $2, $3)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = slice.From });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = slice.To });
        return command;
    }
}
