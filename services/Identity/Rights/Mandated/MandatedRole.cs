using Bkmo.Eventing;

namespace Bkmo.Identity.Rights.Mandated;

/// <summary>Somebody holds a mandate or a seat that carries a role, as heard from Membership.</summary>
/// <param name="PersonId">Who, as Membership knows them.</param>
/// <param name="Role">The role that it carries.</param>
/// <param name="ScopeKind">Kind of the scope.</param>
/// <param name="ScopeId">The organisation, committee or conference; none for roles of the federation.</param>
/// <param name="From">First day, Europe/Berlin.</param>
/// <param name="Until">Last day, Europe/Berlin; null while none is known.</param>
/// <param name="SourceVersion">Number of the fact at its source.</param>
/// <param name="At">When it was granted, UTC.</param>
[StoredAs("role_mandated")]
internal sealed record RoleMandated(
    Guid PersonId, string Role, ScopeKind ScopeKind, Guid? ScopeId, DateOnly From, DateOnly? Until, long SourceVersion, DateTimeOffset At) : IEvent;

/// <summary>The mandate or the seat ended, as heard from Membership.</summary>
/// <param name="EndedOn">Last day, Europe/Berlin.</param>
/// <param name="SourceVersion">Number of the fact at its source.</param>
/// <param name="At">When it was recorded, UTC.</param>
[StoredAs("role_mandate_ended")]
internal sealed record RoleMandateEnded(DateOnly EndedOn, long SourceVersion, DateTimeOffset At) : IEvent;

/// <summary>A role that follows from one mandate or one seat. The stream's id is the mandate's or the seat's.</summary>
/// <param name="Current">What is held; null before anything was heard, or when only an end was.</param>
/// <param name="Heard">The newest number heard; older messages change nothing.</param>
internal sealed record MandatedRole(RoleMandated? Current, long Heard) : IState<MandatedRole>
{
    /// <inheritdoc />
    public static string StreamType => "mandated_role";

    /// <inheritdoc />
    public static MandatedRole Initial { get; } = new(null, 0);

    /// <inheritdoc />
    public MandatedRole Evolve(IEvent @event) => @event switch
    {
        RoleMandated e => new(e, e.SourceVersion),
        RoleMandateEnded e => new(Current is null ? null : Current with { Until = e.EndedOn }, e.SourceVersion),
        _ => this,
    };
}
