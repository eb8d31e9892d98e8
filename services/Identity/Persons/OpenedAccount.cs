using Bkmo.Eventing;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Identity.Persons;

/// <summary>An account was opened by an invitation that named a person.</summary>
/// <param name="PersonId">Who, as Membership knows them.</param>
/// <param name="OpenedAt">When, UTC.</param>
[StoredAs("account_opened")]
internal sealed record AccountOpened(Guid PersonId, DateTimeOffset OpenedAt) : IEvent;

/// <summary>An account that was somebody's was closed for good.</summary>
/// <param name="PersonId">Whose it was, as Membership knows them.</param>
/// <param name="At">When it was noted, UTC.</param>
[StoredAs("account_closed")]
internal sealed record AccountClosed(Guid PersonId, DateTimeOffset At) : IEvent;

/// <summary>What the other services are told of an account. The stream's id is the account's.</summary>
/// <param name="IsTold">Whether they are told that it was opened.</param>
/// <param name="IsClosed">Whether they are told that it was closed.</param>
internal sealed record OpenedAccount(bool IsTold, bool IsClosed) : IState<OpenedAccount>
{
    /// <inheritdoc />
    public static string StreamType => "opened_account";

    /// <inheritdoc />
    public static OpenedAccount Initial { get; } = new(IsTold: false, IsClosed: false);

    /// <inheritdoc />
    public OpenedAccount Evolve(IEvent @event) => @event switch
    {
        AccountOpened => this with { IsTold = true },
        AccountClosed => this with { IsClosed = true },
        _ => this,
    };

    /// <summary>What is told to others.</summary>
    internal static object? Published(OpenedAccount state, StoredEvent stored) => stored.Data switch
    {
        AccountOpened e => new Contracts.Identity.V1.AccountOpened(stored.StreamId, stored.Version, e.OpenedAt, e.PersonId),
        AccountClosed e => new Contracts.Identity.V1.AccountClosed(stored.StreamId, stored.Version, e.At, e.PersonId),
        _ => null,
    };
}

/// <summary>An account that the other services are told of.</summary>
internal sealed record ToldAccountRow
{
    /// <summary>The account.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whether they are told that it was closed.</summary>
    public bool Closed { get; init; }
}

/// <summary>Accounts that need not be told of again.</summary>
internal sealed class ToldAccounts : IProjection<ToldAccountRow>
{
    /// <inheritdoc />
    public static string Name => "told_accounts";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<ToldAccountRow> row) => row.HasKey(account => account.Id);

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data is AccountOpened or AccountClosed ? stored.StreamId : null;

    /// <inheritdoc />
    public static ToldAccountRow? Evolve(ToldAccountRow? row, StoredEvent stored) => new() { Id = stored.StreamId, Closed = stored.Data is AccountClosed };
}
