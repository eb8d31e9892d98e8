using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Applications;

/// <summary>The form for applications for one kind of membership.</summary>
/// <param name="Kind">For which membership.</param>
/// <param name="Current">Number of the version that holds today; null before the first.</param>
/// <param name="Versions">All versions, oldest first.</param>
public sealed record FormView(MembershipKind Kind, int? Current, IReadOnlyList<FormVersion> Versions)
{
    internal static string PathOf(MembershipKind kind) => $"/api/membership/application-forms/{kind.Name()}";

    internal static FormView? Of(ApplicationForm form, DateOnly today) => form.Kind is { } kind ? new(kind, form.On(today)?.Number, form.Versions) : null;
}

/// <summary>Shows the form for applications for one kind of membership.</summary>
public static class ShowForm
{
    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/membership/application-forms/{kind}", Handle).Shows<FormView>()
        .RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);

    private static Task<IResult> Handle(string kind, Commands commands, CancellationToken cancellation) => EnumNames.TryParse<MembershipKind>(kind, out var membership)
        ? commands.Read<ApplicationForm>(ApplicationForm.IdOf(membership), form => FormView.Of(form, Berlin.DayOf(commands.Now)), cancellation)
        : Task.FromResult(Problems.Of(new UnknownMembership()));
}
