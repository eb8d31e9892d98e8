using Bkmo.Conference.Conferences;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Conference.Needs;

/// <summary>A need of somebody who takes part.</summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="NeedId">The need.</param>
/// <param name="Answer">What is needed.</param>
public sealed record ToldNeed(Guid RegistrationId, Guid NeedId, NeedAnswer Answer)
{
    /// <inheritdoc />
    public override string ToString() => $"(need {NeedId})";
}

/// <summary>
/// Shows who needs what of one kind: whoever sees to the food gets what concerns food, and nothing else (Art. 9 GDPR). Taking such a list is a critical act: it asks for a fresh
/// sign-in and is on record.
/// </summary>
public static class NeedsOfKind
{
    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/conference/conferences/{id:guid}/needs", Handle).Critical().Lists<NeedRow, ToldNeed>()
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Roles.Office);

    /// <summary>Refuses a question that names no kind.</summary>
    internal static NeedKind? Asked(Check check, string? kind)
    {
        check.That(kind is not null, "kind", new("Nennen Sie, welcher Bedarf gebraucht wird: Mehr sieht die Geschäftsstelle nicht auf einmal.", "Name the kind of need: the office sees no more at a time."));
        check.Named<NeedKind>(kind, "kind");
        return kind is not null && EnumNames.TryParse<NeedKind>(kind, out var asked) ? asked : null;
    }

    private static async Task<IResult> Handle(
        Guid id, string? kind, IReadModel<NeedRow> needs, PageRequest page, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        var check = new Check();
        var asked = Asked(check, kind);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await commands.Find<ConferenceState>(id, cancellation) is not { } conference) return Problems.Of(new UnknownConference());
        var told = new List<ToldNeed>();
        foreach (var row in await needs.Rows.Where(row => row.ConferenceId == id).OrderBy(row => row.Id).ToListAsync(cancellation))
            if (conference.Present.TryGetValue(row.PersonId, out var registration)
                && await keys.Open(new Sealed<NeedAnswer>(row.Key, row.Cipher), cancellation) is { Erased: false, Value: { } answer } && answer.Kind == asked)
                told.Add(new(registration, row.Id, answer));
        return page.Of(told, one => one.NeedId.ToString(), one => one.NeedId, one => one);
    }
}
