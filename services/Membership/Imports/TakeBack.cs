using Bkmo.Membership.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Imports;

/// <summary>Takes back what an import did to an organisation, by facts that stand against its facts.</summary>
public static class TakeBack
{
    /// <summary>What to take back.</summary>
    /// <param name="Before">The organisation before the import.</param>
    /// <param name="After">Number of its events right after the import; more of them mean that others have changed it since.</param>
    /// <param name="Imported">What the import recorded.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="By">Who takes it back.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Organisation Before, long After, ValueList<IEvent> Imported, string Reason, UserId By, DateTimeOffset At);

    /// <summary>Accepts while nobody else has changed the organisation; what was taken back already changes nothing.</summary>
    public static Decision Decide(Organisation state, Command command)
    {
        if (command.Imported.Count == 0 || state.IsVoided) return Nothing;
        if (state.Version != command.After) return Reject(new ChangedSinceImport());
        var entered = command.Imported.OfType<MembershipAppliedFor>().Select(e => e.MembershipId).ToHashSet();
        return Accept(command.Imported.Reverse().Select(e => Against(e, entered, command)).OfType<IEvent>().ToList());
    }

    private static IEvent? Against(IEvent imported, HashSet<Guid> entered, Command command) => imported switch
    {
        OrganisationRegistered => new RegistrationVoided(command.Reason, command.By, command.At),
        ProfileChanged e => new ProfileChanged(command.Before.ProfileOn(e.From)!, e.From, command.Reason, command.By, command.At),
        MembershipAppliedFor e => new MembershipVoided(e.MembershipId, e.Kind, command.Reason, command.By, command.At),
        MembershipEnded e when !entered.Contains(e.MembershipId) =>
            new MembershipEndRevoked(e.MembershipId, e.Kind, RevocationGround.RecordedInError, command.Reason, command.By, command.At),
        _ => null, // falls with the entry that it belongs to
    };
}
