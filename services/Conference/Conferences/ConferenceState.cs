using System.Collections.Immutable;
using Bkmo.Conference.Capacities;
using Bkmo.Conference.Committees;
using Bkmo.Conference.Registrations;

namespace Bkmo.Conference.Conferences;

/// <summary>
/// A conference with its places, registrations and committees. Registrations are part of the conference's own stream because the places they share are its
/// rule: whoever asks for one is decided against all that were given before.
/// </summary>
/// <param name="Plan">What it is to be; null before it is planned.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="Convocation">The invitation of the members.</param>
/// <param name="Capacities">By name.</param>
/// <param name="Registrations">By id, withdrawn ones too.</param>
/// <param name="Present">The live registration of each person.</param>
/// <param name="Committees">In the order in which they were formed.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record ConferenceState(
    ConferencePlan? Plan,
    ConferenceStage Stage,
    Convocation? Convocation,
    ImmutableSortedDictionary<string, Capacity> Capacities,
    ImmutableDictionary<Guid, Registration> Registrations,
    ImmutableDictionary<Guid, Guid> Present,
    ImmutableList<Committee> Committees,
    long Version) : IState<ConferenceState>
{
    /// <inheritdoc />
    public static string StreamType => "conference";

    /// <inheritdoc />
    public static int? SnapshotForm => 2;

    /// <inheritdoc />
    public static ConferenceState Initial { get; } = new(
        null, ConferenceStage.Planned, null, ImmutableSortedDictionary.Create<string, Capacity>(StringComparer.Ordinal),
        ImmutableDictionary<Guid, Registration>.Empty, ImmutableDictionary<Guid, Guid>.Empty, [], 0);

    /// <summary>By name, in the order of the names' characters.</summary>
    public ImmutableSortedDictionary<string, Capacity> Capacities { get; init; } = Capacities.WithComparers(StringComparer.Ordinal);

    /// <summary>The capacity that a new registration of <paramref name="category"/> takes its place from; null when none was set.</summary>
    public Capacity? CapacityFor(RegistrationCategory category) => Capacities.Values.FirstOrDefault(capacity => capacity.Categories.Contains(category));

    /// <summary>How many registrations of a category, which may still lead to taking part, an organisation has: what its delegate key bounds.</summary>
    public int LivingOf(Guid organisationId, RegistrationCategory category) =>
        Registrations.Values.Count(it => it.Lives && it.OrganisationId == organisationId && it.Category == category);

    /// <summary>Whether the conference is over on <paramref name="today"/>, or was when it was entered.</summary>
    public bool IsOver(DateOnly today) => Stage is ConferenceStage.Recorded || Plan?.IsOver(today) is true;

    /// <inheritdoc />
    public ConferenceState Evolve(IEvent @event)
    {
        var next = this with { Version = Version + 1 };
        return @event switch
        {
            ConferencePlanned e => next with { Plan = e.Plan, Stage = ConferenceStage.Planned },
            ConferenceRecorded e => next with { Plan = e.Plan, Stage = ConferenceStage.Recorded },
            ConferenceScheduled e when Plan is not null => next with { Plan = Scheduled(Plan, e) },
            ConferenceConvened e => next with { Stage = ConferenceStage.Convened, Convocation = e.Convocation },
            CapacitySet e => next with
            {
                Capacities = Capacities.SetItem(e.Name, new(e.Name, e.Size, e.Categories, Capacities.GetValueOrDefault(e.Name)?.Confirmed ?? 0)),
            },
            RegistrationRequested e => next.With(new Registration(
                e.RegistrationId, e.PersonId, e.Category, e.OrganisationId, e.MandateId, null, RegistrationStatus.Requested, next.Version)),
            RegistrationMandateNamed e when Registrations.GetValueOrDefault(e.RegistrationId) is { } registration =>
                next.Named(registration, e),
            RegistrationConfirmed e => next.With(e),
            RegistrationWithdrawn e when Registrations.GetValueOrDefault(e.RegistrationId) is { } registration => next.Without(registration),
            CommitteeFormed e => next with { Committees = Committees.Add(new(e.CommitteeId, e.NameDe, e.NameEn, e.Members, next.Version)) },
            _ => next,
        };
    }

    private static ConferencePlan Scheduled(ConferencePlan plan, ConferenceScheduled e) =>
        plan with { StartsOn = e.StartsOn, EndsOn = e.EndsOn, Year = null, Season = null, Venue = e.Venue, Mode = e.Mode };

    private ConferenceState With(Registration registration) => this with
    {
        Registrations = Registrations.SetItem(registration.Id, registration),
        Present = Present.SetItem(registration.PersonId, registration.Id),
    };

    private ConferenceState Named(Registration registration, RegistrationMandateNamed e) =>
        (this with { Present = Present.Remove(registration.PersonId) })
        .With(registration with { MandateId = e.MandateId, PersonId = e.PersonId, Version = Version });

    private ConferenceState With(RegistrationConfirmed e) =>
        (this with { Capacities = Taken(e.Capacity, 1) }).With(new Registration(
            e.RegistrationId, e.PersonId, e.Category, e.OrganisationId, e.MandateId, e.Capacity, RegistrationStatus.Confirmed, Version));

    private ConferenceState Without(Registration registration) => this with
    {
        Registrations = Registrations.SetItem(registration.Id, registration with { Status = RegistrationStatus.Withdrawn, Version = Version }),
        Present = Present.Remove(registration.PersonId),
        Capacities = registration is { Status: RegistrationStatus.Confirmed, Capacity: { } capacity } ? Taken(capacity, -1) : Capacities,
    };

    private ImmutableSortedDictionary<string, Capacity> Taken(string name, int places) => Capacities.TryGetValue(name, out var capacity)
        ? Capacities.SetItem(name, capacity with { Confirmed = capacity.Confirmed + places })
        : Capacities;
}
