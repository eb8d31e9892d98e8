using System.Collections.Immutable;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Counselling.Cases;

/// <summary>What somebody reads a case for.</summary>
public enum ReadPurpose
{
    /// <summary>Counselling the client.</summary>
    Counselling,

    /// <summary>Talking it over in the team (kollegiale Fallberatung).</summary>
    PeerDiscussion,

    /// <summary>Telling the client what is on record (Art. 15 GDPR).</summary>
    ClientInformation,
}

/// <summary>Somebody is about to read a case. Stored before the contents are opened.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Purpose">What for, if they said.</param>
[StoredAs("case_read")]
public sealed record CaseRead(UserId By, DateTimeOffset At, ReadPurpose? Purpose) : IEvent;

/// <summary>Who read a case, and when: a stream beside the case's own, so that reading never disturbs those who write.</summary>
public sealed record CaseAccess : IState<CaseAccess>
{
    /// <inheritdoc />
    public static string StreamType => "case_access";

    /// <inheritdoc />
    public static CaseAccess Initial { get; } = new();

    /// <summary>All reads, oldest first.</summary>
    public ImmutableList<CaseRead> Reads { get; init; } = [];

    /// <summary>The stream that belongs to a case.</summary>
    public static Guid IdFor(Guid caseId) => NameBasedId.Of(caseId, "case_access");

    /// <summary>Decides: every read is a fact of its own.</summary>
    public static Decision Decide(CaseAccess _, CaseRead read) => Accept(read);

    /// <inheritdoc />
    public CaseAccess Evolve(IEvent @event) => @event is CaseRead e ? this with { Reads = Reads.Add(e) } : this;
}
