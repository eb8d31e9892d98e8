using Bkmo.Eventing.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Advocacy.Organisations;

/// <summary>Names of organisations, joined at read into committees, alliances and local committees.</summary>
public sealed class OrganisationNames : IProjection<OrganisationNames.Row>
{
    /// <summary>One organisation.</summary>
    public sealed record Row
    {
        /// <summary>The organisation.</summary>
        public Guid Id { get; init; }

        /// <summary>Full name.</summary>
        public string Name { get; init; } = "";

        /// <summary>Short name, if it has one.</summary>
        public string? ShortName { get; init; }

        /// <summary>Number at the source of the fact that the name comes from.</summary>
        public long NamedAt { get; init; }
    }

    /// <inheritdoc />
    public static string Name => "organisation_names";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<Row> row) => row.HasKey(r => r.Id);

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data is AdmissionHeard ? stored.StreamId : null;

    /// <inheritdoc />
    public static Row? Evolve(Row? row, StoredEvent stored) => stored.Data is AdmissionHeard e && e.SourceVersion > (row?.NamedAt ?? 0)
        ? new Row { Id = stored.StreamId, Name = e.Name, ShortName = e.ShortName, NamedAt = e.SourceVersion }
        : row;

    /// <summary>All of <paramref name="ids"/> with their names. One that is not known yet gets its name when Membership's message arrives.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, OrganisationView>> Of(IReadModel<Row> names, IEnumerable<Guid> ids, CancellationToken cancellation)
    {
        var wanted = ids.Distinct().ToArray();
        if (wanted.Length == 0) return new Dictionary<Guid, OrganisationView>();
        var known = await names.Rows.Where(row => wanted.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        return wanted.ToDictionary(id => id, id => new OrganisationView(id, known.GetValueOrDefault(id)?.Name, known.GetValueOrDefault(id)?.ShortName));
    }
}

/// <summary>An organisation in a view.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Name">Full name; null while Membership has not told it yet.</param>
/// <param name="ShortName">Short name, if it has one.</param>
public sealed record OrganisationView(Guid OrganisationId, string? Name, string? ShortName);
