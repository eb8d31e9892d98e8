using Bkmo.Advocacy.Organisations;

namespace Bkmo.Advocacy.Committees;

/// <summary>A committee with the names of its member organisations.</summary>
/// <param name="Id">The committee.</param>
/// <param name="NameDe">German name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="FormedBy">Who formed it.</param>
/// <param name="FormedAt">Name of the conference that formed it; null when the board did.</param>
/// <param name="ConferenceId">The conference that formed it; null when the board did.</param>
/// <param name="MandateText">What it is to do, Markdown; null when it was not put in words.</param>
/// <param name="Members">Organisations that send members.</param>
public sealed record CommitteeView(
    Guid Id, string NameDe, string NameEn, CommitteeFounder FormedBy, string? FormedAt, Guid? ConferenceId, string? MandateText,
    IReadOnlyList<OrganisationView> Members)
{
    internal static CommitteeView Of(Guid id, CommitteeFormed formed, IReadOnlyDictionary<Guid, OrganisationView> names) => new(
        id, formed.NameDe, formed.NameEn, formed.FormedBy, formed.ConferenceName, formed.ConferenceId, formed.MandateText,
        [.. formed.Members.Select(member => names[member])]);
}

/// <summary>Shows one committee.</summary>
public static class ShowCommittee
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/advocacy/committees/{id:guid}", Handle).Shows<CommitteeView>().RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(Guid id, Commands commands, IReadModel<OrganisationNames.Row> organisations, CancellationToken cancellation)
    {
        var formed = (await commands.Find<Committee>(id, cancellation))?.Formed;
        var names = await OrganisationNames.Of(organisations, formed?.Members ?? [], cancellation);
        return await commands.Read<Committee>(id, state => state.Formed is { } now ? CommitteeView.Of(id, now, names) : null, cancellation);
    }
}
