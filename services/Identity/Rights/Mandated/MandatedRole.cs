using Bkmo.Eventing;

namespace Bkmo.Identity.Rights.Mandated;

/// <summary>Somebody holds a mandate or a seat that carries a role, as heard from Membership.</summary>
/// <param name="PersonId">Who, as Membership knows them.</param>
/// <param name="Role">The role that it carries.</param>
/// <param name="ScopeKind">Kind of the scope.</param>
/// <param name="ScopeId">The organisation, committee or conference; none for roles of the federation.</param>
/// <param name="From">First day, Europe/Berlin.</param>
/// <param name="Until">Last day, Europe/Berlin; null while none is known.</param>
/// <param name="At">When it was granted, UTC.</param>
[StoredAs("role_mandated")]
internal sealed record RoleMandated(
    Guid PersonId, string Role, ScopeKind ScopeKind, Guid? ScopeId, DateOnly From, DateOnly? Until, DateTimeOffset At) : IEvent;

/// <summary>The mandate or the seat ended, as heard from Membership; perhaps before it was heard that it began.</summary>
/// <param name="EndedOn">Last day, Europe/Berlin.</param>
/// <param name="SourceVersion">Number of the fact at its source.</param>
/// <param name="At">When it was recorded, UTC.</param>
[StoredAs("role_mandate_ended")]
internal sealed record RoleMandateEnded(DateOnly EndedOn, long SourceVersion, DateTimeOffset At) : IEvent;

/// <summary>A role that follows from one mandate or one term in a seat. The stream's id is the mandate's or the term's.</summary>
/// <param name="IsKnown">Whether it was heard that it began.</param>
/// <param name="EndHeard">The newest number of an end that was heard; older ones change nothing.</param>
internal sealed record MandatedRole(bool IsKnown, long EndHeard) : IState<MandatedRole>
{
    /// <inheritdoc />
    public static string StreamType => "mandated_role";

    /// <inheritdoc />
    public static MandatedRole Initial { get; } = new(IsKnown: false, 0);

    /// <inheritdoc />
    public MandatedRole Evolve(IEvent @event) => @event switch
    {
        RoleMandated => this with { IsKnown = true },
        RoleMandateEnded e => this with { EndHeard = e.SourceVersion },
        _ => this,
    };
}
