using Bkmo.Conference.Conferences;

namespace Bkmo.Conference.Holds;

/// <summary>A reservation or invitation as it is shown.</summary>
/// <param name="Id">The reservation or invitation.</param>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Capacity">The capacity; null when it has ended.</param>
/// <param name="Places">How many places are held; 0 when it has ended.</param>
/// <param name="Until">When it ends by itself, UTC.</param>
/// <param name="Purpose">What a reservation is for.</param>
/// <param name="PersonId">Who is invited.</param>
public sealed record HoldView(Guid Id, Guid ConferenceId, string? Capacity, int Places, DateTimeOffset? Until, string? Purpose, Guid? PersonId)
{
    internal static HoldView Of(Guid conferenceId, ConferenceState state, Guid holdId) => state.Holds.GetValueOrDefault(holdId) is { } hold
        ? new(hold.Id, conferenceId, hold.Capacity, hold.Places, hold.Until, hold.Purpose, hold.Invited?.PersonId)
        : new(holdId, conferenceId, null, 0, null, null, null);
}
