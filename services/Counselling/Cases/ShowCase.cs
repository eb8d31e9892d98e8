namespace Bkmo.Counselling.Cases;

/// <summary>A case with its contents, for its own centre.</summary>
/// <param name="Id">The case.</param>
/// <param name="CentreId">The centre.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Version">Version of the case, as in its <c>ETag</c>.</param>
/// <param name="Channel">How the person came.</param>
/// <param name="ContactedOn">Day of the first contact, Europe/Berlin.</param>
/// <param name="Erased">Whether the contents were erased.</param>
/// <param name="Contents">The narrative; null when erased.</param>
/// <param name="PersonErased">Whether what was on record about the person was erased.</param>
/// <param name="Person">Who the person is; null when anonymous or erased.</param>
/// <param name="Deadlines">Periods that may run, as information.</param>
public sealed record CaseView(
    Guid Id, Guid CentreId, CaseStage Stage, long Version, Channel Channel, DateOnly ContactedOn, bool Erased, CaseContents? Contents, bool PersonErased,
    CaseIdentity? Person, IReadOnlyList<DeadlineHint> Deadlines)
{
    /// <inheritdoc />
    public override string ToString() => $"(case {Id})";
}

/// <summary>Opens a case for its own centre: first the read is on record, then the contents are opened. No record, no contents.</summary>
public static class ShowCase
{
    private static readonly Text NotLogged = new(
        "Der Zugriff ließ sich nicht protokollieren; ohne Protokoll wird nichts gezeigt. Bitte gleich erneut versuchen.",
        "The access could not be put on record; without a record nothing is shown. Try again in a moment.");

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/counselling/cases/{id:guid}", Handle).Shows<CaseView>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Wall.EveryRole);

    private static async Task<IResult> Handle(Guid id, string? purpose, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        if (await Wall.Find(commands, id, cancellation) is not { FirstContact: { } contact } found) return Problems.Of(new UnknownCase());

        var check = new Check();
        check.Named<ReadPurpose>(purpose, "purpose");
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var read = new CaseRead(commands.Actor.Id, commands.Now, EnumNames.TryParse<ReadPurpose>(purpose, out var known) ? known : null);
        if (!await commands.Record<CaseAccess>(CaseAccess.IdFor(id), state => CaseAccess.Decide(state, read), cancellation))
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "read-not-logged", NotLogged);

        var contents = await keys.Open(found.Contents!, cancellation);
        var person = found.Identity is { } identity ? await keys.Open(identity, cancellation) : default;
        var view = new CaseView(
            id, contact.CentreId, found.Stage, found.EventCount, contact.Channel, contact.ContactedOn, contents.Erased, contents.Value, person.Erased, person.Value,
            ClaimDeadlines.Of(contents.Value));
        return await commands.Read<Case>(id, _ => view, cancellation, _ => found.EventCount);
    }
}
