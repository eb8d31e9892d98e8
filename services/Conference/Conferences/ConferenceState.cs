using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bkmo.Conference.Attendances;
using Bkmo.Conference.Capacities;
using Bkmo.Conference.Committees;
using Bkmo.Conference.Convocations;
using Bkmo.Conference.Holds;
using Bkmo.Conference.Registrations;
using Bkmo.Conference.Waiting;

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
/// <param name="Waiting">Entries of waiting lists by id, as long as somebody of them waits or has an offer.</param>
/// <param name="WaitingEntries">The entry of each registration that waits or has an offer.</param>
/// <param name="Holds">Reservations and invitations that hold places, by id.</param>
/// <param name="RulesSet">What the rules in force say about convening; null: the usual.</param>
/// <param name="Mottos">The motto in several languages; empty while only the plan's is known.</param>
/// <param name="AddedSubjects">Subjects added to the agenda after the members were invited.</param>
/// <param name="AttendanceClosed">Whether it is settled who attended.</param>
/// <param name="Contributions">What organisations had contributed when that was settled; null before, and where it was not recorded.</param>
/// <param name="Version">Number of events so far.</param>
public sealed partial record ConferenceState(
    ConferencePlan? Plan,
    ConferenceStage Stage,
    Convocation? Convocation,
    ImmutableSortedDictionary<string, Capacity> Capacities,
    ImmutableDictionary<Guid, Registration> Registrations,
    ImmutableDictionary<Guid, Guid> Present,
    ImmutableList<Committee> Committees,
    ImmutableDictionary<Guid, WaitingEntry> Waiting,
    ImmutableDictionary<Guid, Guid> WaitingEntries,
    ImmutableDictionary<Guid, Hold> Holds,
    ConvocationRules? RulesSet,
    ValueList<Motto> Mottos,
    ValueList<AgendaItem> AddedSubjects,
    bool AttendanceClosed,
    ValueList<Contribution>? Contributions,
    long Version) : IState<ConferenceState>
{
    /// <inheritdoc />
    public static string StreamType => "conference";

    /// <inheritdoc />
    public static int? SnapshotForm => 4;

    /// <inheritdoc />
    public static ConferenceState Initial { get; } = new(
        null, ConferenceStage.Planned, null, ImmutableSortedDictionary.Create<string, Capacity>(StringComparer.Ordinal),
        ImmutableDictionary<Guid, Registration>.Empty, ImmutableDictionary<Guid, Guid>.Empty, [],
        ImmutableDictionary<Guid, WaitingEntry>.Empty, ImmutableDictionary<Guid, Guid>.Empty, ImmutableDictionary<Guid, Hold>.Empty, null, [], [], false, null, 0);

    /// <summary>Number of the newest letter by which the platform invited the members or told them of a change; 0: none.</summary>
    public int Invitations { get; init; }

    /// <summary>By name, in the order of the names' characters.</summary>
    public ImmutableSortedDictionary<string, Capacity> Capacities { get; init; } = Capacities.WithComparers(StringComparer.Ordinal);

    /// <summary>The capacity that a new registration of <paramref name="category"/> takes its place from; null when none was set.</summary>
    public Capacity? CapacityFor(RegistrationCategory category) => Capacities.Values.FirstOrDefault(capacity => capacity.Categories.Contains(category));

    /// <summary>How many registrations of a category, which may still lead to taking part, an organisation has: what its delegate key bounds.</summary>
    public int LivingOf(Guid organisationId, RegistrationCategory category) =>
        Registrations.Values.Count(it => it.Lives && it.OrganisationId == organisationId && it.Category == category);

    /// <summary>What the rules in force say about convening.</summary>
    [JsonIgnore]
    public ConvocationRules Rules => RulesSet ?? ConvocationRules.Usual;

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
                Capacities = Capacities.SetItem(e.Name, (Capacities.GetValueOrDefault(e.Name) ?? new(e.Name, e.Size, e.Categories)) with
                {
                    Size = e.Size, Categories = e.Categories, OfferHours = e.OfferHours ?? Capacity.UsualOfferHours,
                }),
            },
            ConvocationRulesSet e => next with { RulesSet = e.Rules },
            MottosSet e => next with { Mottos = e.Mottos },
            MembersInvited e => next with { Invitations = e.Number },
            SubjectAdded e => next with { AddedSubjects = [.. AddedSubjects, new(e.Title, e.ForResolution)] },
            CommitteeFormed e => next with { Committees = Committees.Add(new(e.CommitteeId, e.NameDe, e.NameEn, e.Members, next.Version)) },
            _ => next.Registered(@event),
        };
    }

    private static ConferencePlan Scheduled(ConferencePlan plan, ConferenceScheduled e) =>
        plan with { StartsOn = e.StartsOn, EndsOn = e.EndsOn, Year = null, Season = null, Venue = e.Venue, Mode = e.Mode };
}
