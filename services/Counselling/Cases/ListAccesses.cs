namespace Bkmo.Counselling.Cases;

/// <summary>Who read a case, so that the client can be told.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Reads">Oldest first.</param>
public sealed record AccessesView(Guid CaseId, IReadOnlyList<AccessesView.Read> Reads)
{
    /// <summary>A read.</summary>
    /// <param name="By">Pseudonymous id of the reader.</param>
    /// <param name="At">When, UTC.</param>
    /// <param name="Purpose">What for, if they said.</param>
    public sealed record Read(UserId By, DateTimeOffset At, ReadPurpose? Purpose);
}

/// <summary>Shows the reads of a case to its centre and to the data protection officer, without any contents.</summary>
public static class ListAccesses
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/counselling/cases/{id:guid}/accesses", Handle).Shows<AccessesView>().RequireRoles(Wall.EveryRole);

    private static async Task<IResult> Handle(Guid id, Commands commands, CancellationToken cancellation)
    {
        var found = await commands.Find<Case>(id, cancellation);
        if (found?.FirstContact is not { } contact || !Wall.MaySeeAccesses(commands.Actor, contact.CentreId)) return Problems.Of(new UnknownCase());

        var reads = (await commands.Find<CaseAccess>(CaseAccess.IdFor(id), cancellation))?.Reads ?? [];
        var view = new AccessesView(id, [.. reads.Select(read => new AccessesView.Read(read.By, read.At, read.Purpose))]);
        return await commands.Read<Case>(id, _ => view, cancellation, _ => reads.Count);
    }
}
