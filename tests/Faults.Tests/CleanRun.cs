using Bkmo.Faults.Checks;
using Bkmo.Faults.Load;

namespace Bkmo.Faults.Tests;

/// <summary>A small history in which every promise was kept, to be spoilt in one place each.</summary>
internal sealed class CleanRun
{
    internal static readonly Guid Organisation = new("01000000-0000-7000-8000-000000000001"), Conference = new("01000000-0000-7000-8000-000000000002"),
        Case = new("01000000-0000-7000-8000-000000000003"), Admission = new("01000000-0000-7000-8000-00000000000a"), End = new("01000000-0000-7000-8000-00000000000b");

    internal List<HistoryLine> History { get; } =
    [
        new(0.0, 0, Phase.Invoke, "apply", "a", "Verein"), new(0.1, 0, Phase.Ok, "apply", "a", "Verein", 2, 201),
        new(0.2, 0, Phase.Invoke, "admit", "b", $"{Organisation}"), new(0.3, 0, Phase.Info, "admit", "b", $"{Organisation}"),
        new(0.4, 0, Phase.Invoke, "admit", "b", $"{Organisation}"), new(0.5, 0, Phase.Ok, "admit", "b", $"{Organisation}", 3, 200),
        new(0.2, 1, Phase.Invoke, "register", "c", "person-1"), new(0.3, 1, Phase.Ok, "register", "c", "person-1", 2, 201),
        new(0.4, 1, Phase.Invoke, "register", "d", "person-2"), new(0.5, 1, Phase.Fail, "register", "d", "person-2", null, 409),
        new(0.2, 2, Phase.Invoke, "contact", "e"), new(0.3, 2, Phase.Ok, "contact", "e", $"{Case}", 1, 201),
    ];

    internal List<LogRow> Log { get; } =
    [
        new("membership", 1, Guid.NewGuid(), Organisation, 1, "organisation_registered", "Verein", null),
        new("membership", 2, Guid.NewGuid(), Organisation, 2, "membership_applied_for", $"{Organisation}", null),
        new("membership", 3, Admission, Organisation, 3, "organisation_admitted", $"{Organisation}", null),
        new("membership", 4, End, Organisation, 4, "membership_ended", $"{Organisation}", null),
        new("conference", 1, Guid.NewGuid(), Conference, 1, "conference_planned", $"{Conference}", null),
        new("conference", 2, Guid.NewGuid(), Conference, 2, "registration_confirmed", "person-1", null),
        new("counselling", 1, Guid.NewGuid(), Case, 1, "first_contact_recorded", $"{Case}", null),
        .. Domain.HearOfAdmissions.Select(service => new LogRow(service, 9, Guid.NewGuid(), Organisation, 1, "admission_heard", $"{Organisation}", $"{Admission}")),
    ];

    internal List<WireMessage> Received { get; } = [new(Admission, "OrganisationAdmitted"), new(Admission, "OrganisationAdmitted"), new(End, "MembershipEnded")];

    internal List<StreamRow> Streams =>
        [.. Log.GroupBy(row => (row.Service, row.Stream)).Select(stream => new StreamRow(stream.Key.Service, stream.Key.Stream, stream.Max(row => row.Version)))];

    internal Dictionary<Guid, int> Capacities { get; } = new() { [Conference] = 1 };

    /// <summary>Check and kind of every breach that is found.</summary>
    internal IReadOnlyList<string> Found =>
    [
        .. Acknowledged.Check(History, Log).Concat(OnTheWire.Check(Log, Received)).Concat(Effects.Check(Log)).Concat(Versions.Check(Log, Streams)).Concat(Sums.Check(Log, Capacities))
            .Select(breach => $"{breach.Check} {breach.Kind}").Distinct().Order(StringComparer.Ordinal),
    ];
}
