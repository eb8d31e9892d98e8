namespace Bkmo.Contracts.Membership.V1;

/// <summary>A person was given a mandate: she or he acts for an organisation in a function, from a day until a day. That the last day passes is not told again.</summary>
/// <param name="PersonId">Opaque id of the holder.</param>
/// <param name="Version">Number of the fact in the holder's stream.</param>
/// <param name="At">When it was granted, UTC.</param>
/// <param name="MandateId">The mandate.</param>
/// <param name="OrganisationId">The organisation acted for.</param>
/// <param name="Function"><c>representative</c>, <c>delegate</c>, <c>deputy</c>, <c>treasurer-contact</c>, <c>contact</c>.</param>
/// <param name="ConferenceId">The conference, for delegates and deputies; else null.</param>
/// <param name="From">First day, Europe/Berlin.</param>
/// <param name="Until">Last day, Europe/Berlin; null: without end.</param>
/// <param name="ReplacedMandateId">The mandate whose place it takes; its end is told by itself.</param>
/// <param name="ReplacedPersonId">Opaque id of the holder of the replaced mandate.</param>
/// <param name="AccountId">The holder's account at Identity, if known.</param>
public sealed record MandateGranted(
    Guid PersonId, long Version, DateTimeOffset At, Guid MandateId, Guid OrganisationId, string Function, Guid? ConferenceId, DateOnly From, DateOnly? Until,
    Guid? ReplacedMandateId, Guid? ReplacedPersonId, Guid? AccountId) : IContract
{
    /// <inheritdoc />
    public Guid Subject => PersonId;
}

/// <summary>A mandate was ended before its last day, or got a last day. A later message for the same mandate only brings the end forward.</summary>
/// <param name="PersonId">Opaque id of the holder.</param>
/// <param name="Version">Number of the fact in the holder's stream.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="MandateId">The mandate.</param>
/// <param name="OrganisationId">The organisation acted for.</param>
/// <param name="Function"><c>representative</c>, <c>delegate</c>, <c>deputy</c>, <c>treasurer-contact</c>, <c>contact</c>.</param>
/// <param name="ConferenceId">The conference, for delegates and deputies; else null.</param>
/// <param name="Until">Last day, Europe/Berlin; the day before the first one: the mandate never began.</param>
/// <param name="AccountId">The holder's account at Identity, if known.</param>
public sealed record MandateEnded(
    Guid PersonId, long Version, DateTimeOffset At, Guid MandateId, Guid OrganisationId, string Function, Guid? ConferenceId, DateOnly Until, Guid? AccountId)
    : IContract
{
    /// <inheritdoc />
    public Guid Subject => PersonId;
}

/// <summary>An account was found to be a person's.</summary>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Version">Number of the fact in the person's stream.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="AccountId">The account at Identity.</param>
public sealed record PersonAccountLinked(Guid PersonId, long Version, DateTimeOffset At, Guid AccountId) : IContract
{
    /// <inheritdoc />
    public Guid Subject => PersonId;
}

/// <summary>An account is not a person's any more.</summary>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Version">Number of the fact in the person's stream.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="AccountId">The account at Identity.</param>
public sealed record PersonAccountUnlinked(Guid PersonId, long Version, DateTimeOffset At, Guid AccountId) : IContract
{
    /// <inheritdoc />
    public Guid Subject => PersonId;
}

/// <summary>All personal data of a person were erased; who keeps any under this id erases them too.</summary>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Version">Number of the fact in the person's stream.</param>
/// <param name="At">When it was recorded, UTC.</param>
public sealed record PersonErased(Guid PersonId, long Version, DateTimeOffset At) : IContract
{
    /// <inheritdoc />
    public Guid Subject => PersonId;
}

/// <summary>Somebody holds a seat in a body (Gremium) after accepting it. That the last day of the term passes is not told again.</summary>
/// <param name="BodyId">The body.</param>
/// <param name="Version">Number of the fact in the body's stream.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="BodyKind"><c>board</c>, <c>council</c>, <c>committee</c>, <c>election-commission</c>, <c>preparation-group</c>.</param>
/// <param name="SeatId">The seat.</param>
/// <param name="TermId">The term of office.</param>
/// <param name="Function"><c>chair</c>, <c>deputy-chair</c>, <c>treasurer</c>, <c>assessor</c>, <c>member</c>, <c>substitute</c>.</param>
/// <param name="PersonId">Opaque id of the holder.</param>
/// <param name="OrganisationId">The organisation that the holder sits for, or null.</param>
/// <param name="Entry"><c>elected</c>, <c>co-opted</c>, <c>ex-officio</c>.</param>
/// <param name="ConferenceId">The conference that elected, or null.</param>
/// <param name="From">First day, Europe/Berlin: not before the acceptance.</param>
/// <param name="Until">Last day of the term, Europe/Berlin; null: not fixed.</param>
public sealed record BodySeatFilled(
    Guid BodyId, long Version, DateTimeOffset At, string BodyKind, Guid SeatId, Guid TermId, string Function, Guid PersonId, Guid? OrganisationId, string Entry,
    Guid? ConferenceId, DateOnly From, DateOnly? Until) : IContract
{
    /// <inheritdoc />
    public Guid Subject => BodyId;
}

/// <summary>A seat in a body was left.</summary>
/// <param name="BodyId">The body.</param>
/// <param name="Version">Number of the fact in the body's stream.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="BodyKind"><c>board</c>, <c>council</c>, <c>committee</c>, <c>election-commission</c>, <c>preparation-group</c>.</param>
/// <param name="SeatId">The seat.</param>
/// <param name="TermId">The term of office.</param>
/// <param name="Function"><c>chair</c>, <c>deputy-chair</c>, <c>treasurer</c>, <c>assessor</c>, <c>member</c>, <c>substitute</c>.</param>
/// <param name="PersonId">Opaque id of who held it.</param>
/// <param name="LeftOn">Last day, Europe/Berlin.</param>
/// <param name="Exit"><c>end-of-term</c>, <c>resignation</c>, <c>recall</c>, <c>death</c>.</param>
public sealed record BodySeatVacated(
    Guid BodyId, long Version, DateTimeOffset At, string BodyKind, Guid SeatId, Guid TermId, string Function, Guid PersonId, DateOnly LeftOn, string Exit) : IContract
{
    /// <inheritdoc />
    public Guid Subject => BodyId;
}
