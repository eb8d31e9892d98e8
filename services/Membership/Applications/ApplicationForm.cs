using Bkmo.Membership.Documents;
using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Applications;

/// <summary>A question of a form.</summary>
/// <param name="Name">Name in the answers: lower case letters, digits, hyphens.</param>
/// <param name="German">The question in German.</param>
/// <param name="English">The question in English.</param>
/// <param name="Required">Whether an application without an answer is incomplete.</param>
/// <param name="MaxLength">Longest answer, in characters.</param>
public sealed record FormField(string Name, string German, string English, bool Required, int MaxLength);

/// <summary>A version of a form (Aufnahmeantrag).</summary>
/// <param name="Number">From 1.</param>
/// <param name="From">First day on which it holds.</param>
/// <param name="Fields">What is asked.</param>
/// <param name="Documents">Documents that must be on file.</param>
/// <param name="Sponsors">How many voting members must vouch for the applicant.</param>
public sealed record FormVersion(int Number, DateOnly From, ValueList<FormField> Fields, ValueList<DocumentKind> Documents, int Sponsors);

/// <summary>The form for applications for one kind of membership, in all its versions.</summary>
/// <param name="Kind">For which membership; null before the first version.</param>
/// <param name="Versions">In the order of their first days.</param>
public sealed record ApplicationForm(MembershipKind? Kind, ValueList<FormVersion> Versions) : IState<ApplicationForm>
{
    /// <inheritdoc />
    public static string StreamType => "application_form";

    /// <inheritdoc />
    public static ApplicationForm Initial { get; } = new(null, []);

    /// <summary>The version that holds on <paramref name="day"/>; null before the first.</summary>
    public FormVersion? On(DateOnly day) => Versions.LastOrDefault(version => version.From <= day);

    /// <inheritdoc />
    public ApplicationForm Evolve(IEvent @event) => @event is ApplicationFormPublished e
        ? new(e.Kind, [.. Versions, new(e.Number, e.From, e.Fields, e.Documents, e.Sponsors)])
        : this;

    internal static Guid IdOf(MembershipKind kind) => NameBasedId.Of(Guid.Empty, $"membership/application-form/{kind.Name()}");

    internal static async Task<FormVersion?> Holding(Commands commands, MembershipKind kind, DateOnly day, CancellationToken cancellation) =>
        (await commands.Find<ApplicationForm>(IdOf(kind), cancellation))?.On(day);
}
