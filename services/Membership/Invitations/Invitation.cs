using System.Collections.Immutable;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Invitations;

/// <summary>How a letter stands with one member.</summary>
public enum LetterStatus
{
    /// <summary>It is to go out.</summary>
    Pending,

    /// <summary>It went out by e-mail.</summary>
    Delivered,

    /// <summary>It went out by post or was handed over.</summary>
    Posted,

    /// <summary>It could not go out by e-mail.</summary>
    Undeliverable,
}

/// <summary>What became of a letter to one member.</summary>
/// <param name="Status">How it stands.</param>
/// <param name="Recipients">To how many representatives it went by e-mail.</param>
/// <param name="Reason">Why it could not go out by e-mail.</param>
/// <param name="At">When that was recorded, UTC.</param>
/// <param name="PostedOn">Day on which it was posted, Europe/Berlin.</param>
public sealed record LetterOutcome(LetterStatus Status, int Recipients, UndeliverableReason? Reason, DateTimeOffset At, DateOnly? PostedOn)
{
    /// <summary>Whether the member was written to.</summary>
    public bool IsOut => Status is LetterStatus.Delivered or LetterStatus.Posted;
}

/// <summary>A letter to all voting members about one conference: its invitation, or a change of the agenda; with what became of it, member by member.</summary>
/// <param name="Letter">What it says; null before it was heard of.</param>
/// <param name="Outcomes">By member; who is missing has it still to come.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record Invitation(InvitationHeard? Letter, ImmutableDictionary<Guid, LetterOutcome> Outcomes, long Version) : IState<Invitation>
{
    /// <inheritdoc />
    public static string StreamType => "invitation";

    /// <inheritdoc />
    public static Invitation Initial { get; } = new(null, ImmutableDictionary<Guid, LetterOutcome>.Empty, 0);

    /// <summary>The stream of a letter.</summary>
    public static Guid IdOf(Guid conferenceId, int number) =>
        NameBasedId.Of(conferenceId, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"invitation/{number}"));

    /// <summary>Whether the member was written to.</summary>
    public bool IsOut(Guid organisationId) => Outcomes.GetValueOrDefault(organisationId) is { IsOut: true };

    /// <summary>Notes what is to be written, once.</summary>
    public static Decision Decide(Invitation state, InvitationHeard heard) => state.Letter is null ? Accept(heard) : Nothing;

    /// <summary>Records that it went out, once.</summary>
    public static Decision Decide(Invitation state, InvitationDelivered delivered) => state.Letter is null || state.IsOut(delivered.OrganisationId) ? Nothing : Accept(delivered);

    /// <summary>Records why it could not go out; the same reason again changes nothing.</summary>
    public static Decision Decide(Invitation state, InvitationUndeliverable undeliverable) =>
        state.Letter is null || state.IsOut(undeliverable.OrganisationId) || state.Outcomes.GetValueOrDefault(undeliverable.OrganisationId)?.Reason == undeliverable.Reason
            ? Nothing
            : Accept(undeliverable);

    /// <inheritdoc />
    public Invitation Evolve(IEvent @event) => (@event switch
    {
        InvitationHeard e => this with { Letter = e },
        InvitationDelivered e => With(e.OrganisationId, new(LetterStatus.Delivered, e.Recipients, null, e.At, null)),
        InvitationUndeliverable e => With(e.OrganisationId, new(LetterStatus.Undeliverable, 0, e.Reason, e.At, null)),
        InvitationPosted e => With(e.OrganisationId, new(LetterStatus.Posted, 0, null, e.At, e.PostedOn)),
        _ => this,
    }) with { Version = Version + 1 };

    private Invitation With(Guid organisationId, LetterOutcome outcome) => this with { Outcomes = Outcomes.SetItem(organisationId, outcome) };
}
