using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.DelegateKeys;

/// <summary>A stored key.</summary>
/// <param name="Id">The key.</param>
/// <param name="Purpose">What it is made for.</param>
/// <param name="KeyDate">The day whose memberships and reports count.</param>
/// <param name="ComputedAt">When it was computed, UTC.</param>
/// <param name="SignedOff">Whether it was signed off.</param>
/// <param name="Supersedes">The key that it takes the place of.</param>
/// <param name="Members">What it was computed from.</param>
/// <param name="Key">Its numbers, explained in the reader's language.</param>
public sealed record StoredKeyView(
    Guid Id, string Purpose, DateOnly KeyDate, DateTimeOffset ComputedAt, bool SignedOff, Guid? Supersedes, IReadOnlyList<SnapshotMember> Members,
    PreviewDelegateKey.Answer Key)
{
    internal static string PathOf(Guid id) => $"/api/membership/delegate-keys/{id}";

    internal static StoredKeyView? Of(Guid id, StoredKey state, string language) => state is not { Computed: { } computed, Result: { } result } ? null : new(
        id, computed.Purpose, computed.KeyDate, computed.At, state.SignedOff is not null, computed.Supersedes, computed.Members, PreviewDelegateKey.View(result, language));
}

/// <summary>What a signed-off key gives to one organisation, and why.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="Purpose">What it is made for.</param>
/// <param name="KeyDate">The day whose memberships and reports count.</param>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Members">Members as they were counted.</param>
/// <param name="Report">The report that was used.</param>
/// <param name="DuesSettled">Whether its dues counted as settled.</param>
/// <param name="Delegates">Delegates, or votes where the rule is flat.</param>
/// <param name="Explanation">Why so many, in the reader's language.</param>
public sealed record OwnDelegatesView(
    Guid KeyId, string Purpose, DateOnly KeyDate, Guid OrganisationId, long Members, ReportReference? Report, bool DuesSettled, long Delegates, string Explanation)
{
    internal static OwnDelegatesView? Of(Guid id, StoredKey state, Guid organisationId, string language)
    {
        if (state is not { SignedOff: not null, Computed: { } computed, Result: { } result }) return null;
        var member = computed.Members.FirstOrDefault(one => one.OrganisationId == organisationId);
        var share = result.Delegates.FirstOrDefault(one => string.Equals(one.Id, organisationId.ToString(), StringComparison.Ordinal));
        return member is null || share is null ? null : new(
            id, computed.Purpose, computed.KeyDate, organisationId, member.Members, member.Report, member.DuesSettled, share.Delegates, share.Explanation.In(language));
    }
}

/// <summary>Shows a stored key to office and board, and to an organisation its own number of a signed-off one.</summary>
public static class ShowDelegateKey
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/membership/delegate-keys/{id:guid}", Show).Shows<StoredKeyView>().RequireRoles(Roles.Office, Roles.Board);
        routes.MapGet("/api/membership/delegate-keys/{id:guid}/organisations/{organisationId:guid}", ShowOwn).Shows<OwnDelegatesView>()
            .RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);
    }

    private static Task<IResult> Show(Guid id, Commands commands, HttpContext http, CancellationToken cancellation)
    {
        var language = InLanguage.Answer(http);
        return commands.Read<StoredKey>(id, state => StoredKeyView.Of(id, state, language), cancellation);
    }

    private static Task<IResult> ShowOwn(Guid id, Guid organisationId, Commands commands, HttpContext http, CancellationToken cancellation)
    {
        var language = InLanguage.Answer(http);
        return OwnOrganisations.MayRead(commands.Actor, organisationId)
            ? commands.Read<StoredKey>(id, state => OwnDelegatesView.Of(id, state, organisationId, language), cancellation)
            : Task.FromResult(Problems.Of(new UnknownOrganisation()));
    }
}
