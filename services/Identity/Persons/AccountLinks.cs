using Bkmo.Contracts.Membership.V1;
using Bkmo.Eventing;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Identity.Persons;

/// <summary>An account is a person's, or is no more, as heard from Membership.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="PersonId">Who, as Membership knows them.</param>
/// <param name="Linked">Whether it is theirs from now on.</param>
/// <param name="SourceVersion">Number of the fact in the person's stream at Membership.</param>
/// <param name="At">When it was recorded, UTC.</param>
[StoredAs("account_link_heard")]
internal sealed record AccountLinkHeard(Guid AccountId, Guid PersonId, bool Linked, long SourceVersion, DateTimeOffset At) : IEvent;

/// <summary>What was heard of one account and one person. The stream's id follows from both.</summary>
/// <param name="Heard">The newest number that was heard; older ones change nothing.</param>
internal sealed record AccountLink(long Heard) : IState<AccountLink>
{
    private static readonly Guid Space = new("5b1d3f8e-6a0c-4c1c-9d53-0c5b0a7be2f4");

    /// <inheritdoc />
    public static string StreamType => "account_link";

    /// <inheritdoc />
    public static AccountLink Initial { get; } = new(0);

    /// <inheritdoc />
    public AccountLink Evolve(IEvent @event) => @event is AccountLinkHeard e ? new(e.SourceVersion) : this;

    internal static Guid IdOf(Guid accountId, Guid personId) => NameBasedId.Of(Space, $"{accountId}/{personId}");
}

/// <summary>Membership says whose account it is; however often and in whatever order it is heard, the newest of each person counts.</summary>
internal static class AccountLinksConsumer
{
    /// <summary>It is somebody's.</summary>
    internal static Reaction On(PersonAccountLinked message) => Heard(new(message.AccountId, message.PersonId, Linked: true, message.Version, message.At));

    /// <summary>It is theirs no more.</summary>
    internal static Reaction On(PersonAccountUnlinked message) => Heard(new(message.AccountId, message.PersonId, Linked: false, message.Version, message.At));

    private static Reaction Heard(AccountLinkHeard heard) => Reaction.On<AccountLink>(
        AccountLink.IdOf(heard.AccountId, heard.PersonId), state => state.Heard >= heard.SourceVersion ? Nothing : Accept(heard));
}

/// <summary>What Membership last said of an account and a person.</summary>
internal sealed record AccountLinkRow
{
    /// <summary>Follows from the other two.</summary>
    public required Guid Id { get; init; }

    /// <summary>The account.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Who, as Membership knows them.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Whether it is theirs.</summary>
    public required bool Linked { get; init; }
}

/// <summary>Persons by account.</summary>
internal sealed class AccountLinks : IProjection<AccountLinkRow>
{
    /// <inheritdoc />
    public static string Name => "account_links";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<AccountLinkRow> row)
    {
        row.HasKey(link => link.Id);
        row.HasIndex(link => link.AccountId);
        row.HasIndex(link => link.PersonId);
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data is AccountLinkHeard ? stored.StreamId : null;

    /// <inheritdoc />
    public static AccountLinkRow? Evolve(AccountLinkRow? row, StoredEvent stored) => stored.Data is AccountLinkHeard e
        ? new() { Id = stored.StreamId, AccountId = e.AccountId, PersonId = e.PersonId, Linked = e.Linked }
        : row;
}
