using Bkmo.Membership.Register;

namespace Bkmo.Membership.Organisations;

/// <summary>An organisation in a list. To representatives of others it shows the public profile only.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Short name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Municipality">Seat.</param>
/// <param name="FederalState">Land of the seat.</param>
/// <param name="Website">Web site.</param>
/// <param name="Languages">Languages, lower case.</param>
/// <param name="SmallCommunity">Whether it counts itself a small community; null for those who see the public profile only.</param>
/// <param name="Memberships">The membership of each kind that counts on the day; in the public profile those that are held or were.</param>
public sealed record OrganisationItem(
    Guid Id, string Name, string? ShortName, string Kind, string? Municipality, string? FederalState, string? Website, IReadOnlyList<string> Languages,
    bool? SmallCommunity, IReadOnlyList<MembershipItem> Memberships);

/// <summary>A membership in a list.</summary>
/// <param name="Kind">In which right.</param>
/// <param name="Status">Where it stands on the day.</param>
/// <param name="AdmittedOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
public sealed record MembershipItem(MembershipKind Kind, MembershipStatus Status, DateOnly? AdmittedOn, DateOnly? EndsOn);

/// <summary>Lists and searches the directory, today or on a key date, by what is known now or was known then.</summary>
public static class ListOrganisations
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/membership/organisations", Handle).Lists<RegisterFactRow, OrganisationItem>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);

    private static async Task<IResult> Handle(
        [AsParameters] DirectoryFilter filter, [AsParameters] KeyDate keyDate, FederationRegister register, PageRequest page, Commands commands,
        CancellationToken cancellation)
    {
        var check = new Check();
        filter.Check(check);
        keyDate.Check(check, commands);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var day = keyDate.Day(commands);
        var contents = await register.At(keyDate.AsOf, cancellation);
        var found = PublicProfile.Narrow(filter.Apply(contents, day), filter, keyDate, commands.Actor);
        return page.Of(found, entry => entry.SortName, entry => entry.Id, entry => PublicProfile.For(commands.Actor, Item(entry, day)));
    }

    private static OrganisationItem Item(RegisterEntry entry, DateOnly day)
    {
        var profile = entry.State.ProfileOn(day)!;
        return new(
            entry.Id, profile.Name, profile.ShortName, profile.Kind.Name(), profile.Municipality, profile.FederalState, profile.Website?.ToString(),
            [.. profile.Languages.Select(language => language.ToLowerInvariant())], profile.SmallCommunity, [.. Memberships(entry.State, day)]);
    }

    private static IEnumerable<MembershipItem> Memberships(Organisation organisation, DateOnly day) => organisation.Memberships
        .Where(entry => entry.AppliedOn <= day).GroupBy(entry => entry.Kind).Select(entries => entries.Last()).OrderBy(entry => entry.Kind)
        .Select(entry => new MembershipItem(entry.Kind, entry.StoodOn(day)!.Value, entry.AdmittedOn, entry.EndsOn));
}
