namespace Bkmo.Conference.Speakers;

/// <summary>A mark that was opened for the chair.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Mark">What was chosen.</param>
public sealed record OpenedMark(Guid RequestId, SpeakerMark Mark);

/// <summary>Finds who speaks next. Points of order come first, in the order of asking; then the list's rules decide; whoever asked earlier comes first where they leave a choice.</summary>
public static class NextSpeaker
{
    private static readonly SpeakerMark None = new(OnQuotaList: false, FirstTime: false);

    /// <summary>The next one; null when nobody waits.</summary>
    /// <param name="list">The list.</param>
    /// <param name="marks">Opened marks of those who wait and of whoever was called last. Who is not among them chose nothing.</param>
    public static SpeechRequest? Of(SpeakersList list, IReadOnlyList<OpenedMark> marks)
    {
        if (list.Waiting.FirstOrDefault(request => request.PointOfOrder) is { } pointOfOrder) return pointOfOrder;
        var chosen = marks.ToDictionary(mark => mark.RequestId, mark => mark.Mark);
        SpeakerMark MarkOf(SpeechRequest request) => chosen.GetValueOrDefault(request.Id, None);
        var turns = list.Called.Where(call => !call.PointOfOrder).ToList();
        var pool = list.Waiting.ToList();
        if (list.Rules.AlternateLists && turns.Count > 0)
        {
            var last = MarkOf(turns[^1]).OnQuotaList;
            var others = pool.FindAll(request => MarkOf(request).OnQuotaList != last);
            if (others.Count > 0) pool = others;
        }
        // The quota list begins.
        else if (list.Rules.AlternateLists && pool.Exists(request => MarkOf(request).OnQuotaList)) pool = pool.FindAll(request => MarkOf(request).OnQuotaList);
        return pool
            .OrderBy(request => list.Rules.FirstTimeFirst && !MarkOf(request).FirstTime)
            .ThenBy(request => list.Rules.OrganisationsInTurn ? Turns(turns, request) : 0)
            .FirstOrDefault();
    }

    // Whoever speaks for nobody but herself or himself takes turns as one of her or his own.
    private static int Turns(List<SpeechRequest> turns, SpeechRequest request) => turns.Count(turn => request.OrganisationId is { } organisation
        ? turn.OrganisationId == organisation
        : turn.OrganisationId is null && turn.SpeakerId == request.SpeakerId);
}
