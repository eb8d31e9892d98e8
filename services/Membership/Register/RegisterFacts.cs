using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Bkmo.Membership.Applications;
using Bkmo.Membership.Documents;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Umbrellas;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Membership.Register;

/// <summary>A fact of the membership register with the time at which it became known.</summary>
public sealed record RegisterFactRow
{
    /// <summary>The event.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its place in the log.</summary>
    public required long Position { get; init; }

    /// <summary>The organisation, or the graph of umbrellas.</summary>
    public required Guid StreamId { get; init; }

    /// <summary>When it was recorded, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Stored name of the event.</summary>
    public required string Type { get; init; }

    /// <summary>The fact, JSON.</summary>
    public required string Data { get; init; }
}

/// <summary>Every fact about organisations, memberships and umbrellas, one row each: what the register at any key date is made of.</summary>
public sealed class RegisterFacts : IProjection<RegisterFactRow>
{
    private static readonly FrozenDictionary<string, Type> Types = new[]
    {
        typeof(OrganisationRegistered), typeof(MembershipAppliedFor), typeof(OrganisationAdmitted), typeof(ApplicationDeclined), typeof(MembershipEnded),
        typeof(ProfileChanged), typeof(MembershipSuspended), typeof(MembershipReactivated), typeof(MembershipEndRevoked), typeof(AppealLodged),
        typeof(AppealDecided), typeof(MembershipCorrected), typeof(MembershipVoided), typeof(RegistrationVoided), typeof(ApplicationAnswered),
        typeof(SponsorAsked), typeof(SponsorConfirmed), typeof(ApplicationErased), typeof(DocumentFiled), typeof(DocumentErased), typeof(UmbrellaJoined),
        typeof(UmbrellaLeft),
    }.ToFrozenDictionary(NameOf, StringComparer.Ordinal);

    /// <inheritdoc />
    public static string Name => "register_facts";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<RegisterFactRow> row)
    {
        row.HasKey(fact => fact.Id);
        row.HasIndex(fact => fact.Position);
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => Keeps(stored.Data.GetType()) ? stored.Id : null;

    /// <inheritdoc />
    public static RegisterFactRow? Evolve(RegisterFactRow? row, StoredEvent stored) => new()
    {
        Id = stored.Id,
        Position = stored.Position,
        StreamId = stored.StreamId,
        RecordedAt = stored.RecordedAt,
        Type = NameOf(stored.Data.GetType()),
        Data = JsonSerializer.Serialize(stored.Data, stored.Data.GetType(), EventJson.Options),
    };

    internal static IEvent Read(RegisterFactRow row) => (IEvent)JsonSerializer.Deserialize(row.Data, Types[row.Type], EventJson.Options)!;

    internal static bool Keeps(Type type) => Types.Values.Contains(type);

    private static string NameOf(Type type) => type.GetCustomAttribute<StoredAsAttribute>()!.Name;
}
