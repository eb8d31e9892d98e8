using System.Collections.Immutable;

namespace Bkmo.Conference.Speakers;

/// <summary>Where a request to speak stands.</summary>
public enum SpeechStatus
{
    /// <summary>Waits to be called.</summary>
    Waiting,

    /// <summary>Speaks.</summary>
    Speaking,

    /// <summary>Has spoken.</summary>
    Spoken,

    /// <summary>Took the request back.</summary>
    Withdrawn,
}

/// <summary>A request to speak (Wortmeldung).</summary>
/// <param name="Id">The request.</param>
/// <param name="SpeakerId">Opaque id of whoever asks.</param>
/// <param name="OrganisationId">For which organisation.</param>
/// <param name="PointOfOrder">Whether to the rules of procedure.</param>
/// <param name="Mark">What she or he chose to say for a quota, sealed.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="By">Who put it in.</param>
/// <param name="RequestedAt">When it was put in, UTC.</param>
/// <param name="CalledAt">When she or he was called, UTC.</param>
/// <param name="EndedAt">When the speech ended, UTC.</param>
/// <param name="Version">Number of the event that last changed it.</param>
public sealed record SpeechRequest(
    Guid Id, Guid SpeakerId, Guid? OrganisationId, bool PointOfOrder, Sealed<SpeakerMark>? Mark, SpeechStatus Status, UserId By, DateTimeOffset RequestedAt,
    DateTimeOffset? CalledAt, DateTimeOffset? EndedAt, long Version);

/// <summary>The speakers' list (Redeliste) of one item of the agenda.</summary>
/// <param name="ConferenceId">The conference; null before the first request.</param>
/// <param name="ItemId">The item.</param>
/// <param name="Internal">Whether only entitled participants see the item.</param>
/// <param name="Rules">How the next speaker is found.</param>
/// <param name="IsClosed">Whether nobody can be added.</param>
/// <param name="Requests">In the order in which they came.</param>
/// <param name="Calls">Requests in the order in which they were called, undone calls left out.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record SpeakersList(
    Guid? ConferenceId, Guid ItemId, bool Internal, SpeakingRules Rules, bool IsClosed, ImmutableList<SpeechRequest> Requests, ImmutableList<Guid> Calls, long Version)
    : IState<SpeakersList>
{
    /// <inheritdoc />
    public static string StreamType => "speakers_list";

    /// <inheritdoc />
    public static SpeakersList Initial { get; } = new(null, default, false, SpeakingRules.Plain, false, [], [], 0);

    /// <summary>The stream of an item's list.</summary>
    public static Guid IdOf(Guid itemId) => NameBasedId.Of(itemId, "speakers");

    /// <summary>Those who wait, in the order in which they asked.</summary>
    public IEnumerable<SpeechRequest> Waiting => Requests.Where(request => request.Status is SpeechStatus.Waiting);

    /// <summary>Who speaks; null when nobody does.</summary>
    public SpeechRequest? Speaking => Requests.Find(request => request.Status is SpeechStatus.Speaking);

    /// <summary>Those who were called, first to last.</summary>
    public IEnumerable<SpeechRequest> Called => Calls.Select(call => Find(call)!);

    /// <summary>The request with this id; null when there is none.</summary>
    public SpeechRequest? Find(Guid requestId) => Requests.Find(request => request.Id == requestId);

    /// <inheritdoc />
    public SpeakersList Evolve(IEvent @event)
    {
        var next = this with { Version = Version + 1 };
        return @event switch
        {
            SpeakersListBegun e => next with { ConferenceId = e.ConferenceId, ItemId = e.ItemId, Internal = e.Internal },
            SpeakingRulesSet e => next with { Rules = e.Rules },
            SpeechRequested e => next with
            {
                Requests = Requests.Add(new(
                    e.RequestId, e.SpeakerId, e.OrganisationId, e.PointOfOrder, e.Mark, SpeechStatus.Waiting, e.By, e.At, null, null, next.Version)),
            },
            SpeechWithdrawn e => next.Change(e.RequestId, request => request with { Status = SpeechStatus.Withdrawn }),
            SpeakerCalled e => next.Change(e.RequestId, request => request with { Status = SpeechStatus.Speaking, CalledAt = e.At }) with { Calls = Calls.Add(e.RequestId) },
            SpeechEnded e => next.Change(e.RequestId, request => request with { Status = SpeechStatus.Spoken, EndedAt = e.At }),
            SpeakerCallUndone e => next.Change(e.RequestId, request => request with { Status = SpeechStatus.Waiting, CalledAt = null, EndedAt = null })
                with { Calls = Calls.Remove(e.RequestId) },
            SpeakersListClosed => next with { IsClosed = true },
            SpeakersListReopened => next with { IsClosed = false },
            _ => next,
        };
    }

    private SpeakersList Change(Guid requestId, Func<SpeechRequest, SpeechRequest> change) => this with
    {
        Requests = [.. Requests.Select(request => request.Id == requestId ? change(request) with { Version = Version } : request)],
    };
}
