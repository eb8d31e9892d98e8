using Bkmo.Conference.Programme;
using Contract = Bkmo.Contracts.Conference.V1;

namespace Bkmo.Conference.Integration;

/// <summary>What Conference tells the others of a programme: that a version was released. Drafts stay inside.</summary>
public static class PublishedProgramme
{
    /// <summary>The contract for an event; null for one that stays inside.</summary>
    public static object? Of(ProgrammeState state, StoredEvent stored) => stored.Data is ProgrammeReleased e && state is { ConferenceId: { } conference, Latest: { } release }
        ? new Contract.ScheduleReleased(
            conference, stored.Version, e.At, release.Number, [.. release.Changes.Select(change => change.SessionId).Distinct()],
            $"/api/conference/conferences/{conference}/schedule.json")
        : null;
}
