using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Membership.Organisations;

/// <summary>An entry of the membership register, for queries by day.</summary>
public sealed record MembershipPeriodRow
{
    /// <summary>The entry.</summary>
    public required Guid Id { get; init; }

    /// <summary>The organisation.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>In which right, kebab case.</summary>
    public required string Kind { get; init; }

    /// <summary>Day of the application.</summary>
    public required DateOnly AppliedOn { get; init; }

    /// <summary>Day on which it was declined.</summary>
    public DateOnly? DeclinedOn { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? AdmittedOn { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>First day of the latest rest.</summary>
    public DateOnly? RestsFrom { get; init; }

    /// <summary>Last day of the latest rest; null: no end known.</summary>
    public DateOnly? RestsUntil { get; init; }
}

/// <summary>Every membership there ever was, each on a row of its own with its days, for joining with other read models. Of several rests it knows the latest.</summary>
public sealed class MembershipPeriods : IProjection<MembershipPeriodRow>
{
    /// <inheritdoc />
    public static string Name => "membership_periods";

    /// <inheritdoc />
    public static int Version => 2;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<MembershipPeriodRow> row)
    {
        row.HasKey(period => period.Id);
        row.HasIndex(period => new { period.Kind, period.AdmittedOn });
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data switch
    {
        MembershipAppliedFor e => e.MembershipId,
        OrganisationAdmitted e => e.MembershipId,
        ApplicationDeclined e => e.MembershipId,
        MembershipEnded e => e.MembershipId,
        MembershipSuspended e => e.MembershipId,
        MembershipReactivated e => e.MembershipId,
        MembershipEndRevoked e => e.MembershipId,
        AppealDecided { Upheld: true } e => e.MembershipId,
        MembershipCorrected e => e.MembershipId,
        MembershipVoided e => e.MembershipId,
        _ => null,
    };

    /// <inheritdoc />
    public static MembershipPeriodRow? Evolve(MembershipPeriodRow? row, StoredEvent stored) => stored.Data switch
    {
        MembershipAppliedFor e => new() { Id = e.MembershipId, OrganisationId = stored.StreamId, Kind = e.Kind.Name(), AppliedOn = e.AppliedOn },
        OrganisationAdmitted e when row is not null => row with { AdmittedOn = e.AdmittedOn },
        ApplicationDeclined e when row is not null => row with { DeclinedOn = e.DecidedOn },
        MembershipEnded e when row is not null => row with { EndsOn = e.EndsOn },
        MembershipSuspended e when row is not null => row with { RestsFrom = e.From, RestsUntil = e.Until },
        MembershipReactivated e when row is not null => row with { RestsUntil = e.From.AddDays(-1) },
        MembershipEndRevoked when row is not null => row with { EndsOn = null },
        AppealDecided when row is not null => row with { EndsOn = null, DeclinedOn = null },
        MembershipCorrected e when row is not null => row with
        {
            AppliedOn = e.AppliedOn, DeclinedOn = row.DeclinedOn is null ? null : e.DecidedOn, AdmittedOn = e.AdmittedOn, EndsOn = e.EndsOn,
        },
        MembershipVoided => null,
        _ => row,
    };

    /// <summary>Those that stand at <paramref name="status"/> on <paramref name="day"/>; the same rule as <see cref="MembershipEntry.StatusOn"/>, for the database.</summary>
    public static IQueryable<MembershipPeriodRow> Where(IQueryable<MembershipPeriodRow> rows, MembershipStatus status, DateOnly day) => status switch
    {
        MembershipStatus.Applied => rows.Where(row => row.AdmittedOn == null && row.DeclinedOn == null),
        MembershipStatus.Declined => rows.Where(row => row.DeclinedOn != null),
        MembershipStatus.Ended => rows.Where(row => row.EndsOn < day || row.EndsOn < row.AdmittedOn),
        MembershipStatus.Admitted => rows.Where(row => row.AdmittedOn > day && (row.EndsOn == null || (row.EndsOn >= day && row.EndsOn >= row.AdmittedOn))),
        MembershipStatus.Active => rows.Where(row => row.AdmittedOn <= day && (row.EndsOn == null || row.EndsOn >= day)
            && (row.RestsFrom == null || row.RestsFrom > day || row.RestsUntil < day)),
        MembershipStatus.Suspended => rows.Where(row => row.AdmittedOn <= day && (row.EndsOn == null || row.EndsOn >= day)
            && row.RestsFrom <= day && (row.RestsUntil == null || row.RestsUntil >= day)),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
