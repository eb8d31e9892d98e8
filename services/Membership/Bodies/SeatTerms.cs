using Bkmo.Membership.Persons;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Membership.Bodies;

/// <summary>A term of office, for queries by person, organisation and day.</summary>
public sealed record SeatTermRow
{
    /// <summary>The term.</summary>
    public required Guid Id { get; init; }

    /// <summary>The body.</summary>
    public required Guid BodyId { get; init; }

    /// <summary>The seat.</summary>
    public required Guid SeatId { get; init; }

    /// <summary>Who.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>For which organisation.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>Last day; null while none is known.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Day of the acceptance; null while it is awaited.</summary>
    public DateOnly? AcceptedOn { get; init; }
}

/// <summary>Every term of office there ever was, each on a row of its own.</summary>
public sealed class SeatTerms : IProjection<SeatTermRow>
{
    /// <inheritdoc />
    public static string Name => "seat_terms";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<SeatTermRow> row)
    {
        row.HasKey(term => term.Id);
        row.HasIndex(term => term.PersonId);
        row.HasIndex(term => term.BodyId);
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data switch
    {
        SeatFilled e => e.TermId,
        SeatAccepted e => e.TermId,
        SeatVacated e => e.TermId,
        _ => null,
    };

    /// <inheritdoc />
    public static SeatTermRow? Evolve(SeatTermRow? row, StoredEvent stored) => stored.Data switch
    {
        SeatFilled e => new()
        {
            Id = e.TermId, BodyId = stored.StreamId, SeatId = e.SeatId, PersonId = e.PersonId, OrganisationId = e.OrganisationId, Since = e.From, Until = e.Until,
        },
        SeatAccepted e when row is not null => row with { AcceptedOn = e.AcceptedOn },
        SeatVacated e when row is not null => row with { Until = e.LeftOn },
        _ => row,
    };
}

/// <summary>The seats that a person holds or is to hold.</summary>
internal sealed class HeldSeats(IReadModel<SeatTermRow> terms, IReadModel<BodyRow> bodies)
{
    internal async Task<IReadOnlyList<HeldSeat>> Of(Guid personId, DateOnly today, CancellationToken cancellation)
    {
        var open = await terms.Rows.Where(row => row.PersonId == personId && (row.Until == null || (row.Until >= today && row.Until >= row.Since)))
            .Select(row => row.BodyId).Distinct().ToListAsync(cancellation);
        if (open.Count == 0) return [];
        var named = await bodies.Rows.Where(row => open.Contains(row.Id)).ToListAsync(cancellation);
        return [.. named.OrderBy(row => row.Order, StringComparer.Ordinal).Select(row => new HeldSeat(row.Id, new(row.NameDe, row.NameEn)))];
    }
    /// <summary>Whether the person holds a seat or is to hold one, asked of every body itself: what cannot be undone is not decided on what may lag behind.</summary>
    internal async Task<bool> Any(Guid personId, DateOnly today, Commands commands, CancellationToken cancellation)
    {
        foreach (var id in await bodies.Rows.Select(row => row.Id).ToListAsync(cancellation))
            if (await commands.Find<Body>(id, cancellation) is { } body
                && body.Seats.Any(seat => seat.Terms.Any(term => term.PersonId == personId && term.IsOpen(today)))) return true;
        return false;
    }
}
