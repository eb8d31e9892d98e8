namespace Bkmo.Conference.Persons;

/// <summary>Whose account it is, or is no more, as heard from Membership.</summary>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Owned">Whether the account is hers or his from now on.</param>
/// <param name="SourceVersion">Number of the fact in the person's stream at Membership.</param>
/// <param name="At">When it was recorded, UTC.</param>
[StoredAs("account_owner_heard")]
public sealed record AccountOwnerHeard(Guid PersonId, bool Owned, long SourceVersion, DateTimeOffset At) : IEvent;

/// <summary>The newest that was heard of an account and one person.</summary>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Owned">Whether the account is hers or his.</param>
/// <param name="Version">Number of the fact in the person's stream at Membership.</param>
/// <param name="At">When it was recorded, UTC.</param>
public sealed record AccountOwner(Guid PersonId, bool Owned, long Version, DateTimeOffset At);

/// <summary>To whom an account belongs. The stream's id is the account's.</summary>
/// <param name="Owners">The newest for each person that was ever heard of with this account.</param>
public sealed record KnownAccount(ValueList<AccountOwner> Owners) : IState<KnownAccount>
{
    /// <inheritdoc />
    public static string StreamType => "known_account";

    /// <inheritdoc />
    public static KnownAccount Initial { get; } = new([]);

    /// <summary>The person whose account it is; null when it is nobody's.</summary>
    public Guid? PersonId => Owners.Where(owner => owner.Owned).OrderBy(owner => owner.At).ThenBy(owner => owner.PersonId).LastOrDefault()?.PersonId;

    /// <inheritdoc />
    public KnownAccount Evolve(IEvent @event) => @event switch
    {
        AccountOwnerHeard e => new([.. Owners.Where(owner => owner.PersonId != e.PersonId), new(e.PersonId, e.Owned, e.SourceVersion, e.At)]),
        _ => this,
    };
}

/// <summary>All data of a person were erased at Membership.</summary>
/// <param name="SourceVersion">Number of the fact at Membership.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("person_erasure_heard")]
public sealed record PersonErasureHeard(long SourceVersion, DateTimeOffset At) : IEvent;

/// <summary>What Conference must know of a person apart from any conference. The stream's id is the person's.</summary>
/// <param name="ErasedAt">When the person's data were erased at Membership, UTC; null while they were not.</param>
public sealed record KnownPerson(DateTimeOffset? ErasedAt) : IState<KnownPerson>
{
    /// <inheritdoc />
    public static string StreamType => "known_person";

    /// <inheritdoc />
    public static KnownPerson Initial { get; } = new((DateTimeOffset?)null);

    /// <inheritdoc />
    public KnownPerson Evolve(IEvent @event) => @event is PersonErasureHeard e ? new(e.At) : this;
}

/// <summary>Who asks, as a person.</summary>
internal static class Callers
{
    /// <summary>The person whose account the caller signed in with; null when it is nobody's that Membership told of.</summary>
    internal static async Task<Guid?> Person(this Commands commands, CancellationToken cancellation) =>
        Guid.TryParse(commands.Actor.Id.Value, out var account) ? (await commands.Find<KnownAccount>(account, cancellation))?.PersonId : null;

    /// <summary>Whether the actor represents this organisation.</summary>
    internal static bool Represents(this Actor actor, Guid? organisationId) =>
        organisationId is { } organisation && actor.Is(Roles.OrganisationRepresentative) && actor.Organisations.Contains(organisation);
}
