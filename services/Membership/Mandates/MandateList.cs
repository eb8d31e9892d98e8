using Bkmo.Membership.Organisations;
using Bkmo.Membership.Persons;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Membership.Mandates;

/// <summary>A mandate, for queries by organisation, conference and day.</summary>
public sealed record MandateRow
{
    /// <summary>The mandate.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who holds it.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The organisation acted for.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>In which function, kebab case.</summary>
    public required string Function { get; init; }

    /// <summary>The conference, for delegates and deputies.</summary>
    public Guid? ConferenceId { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>Last day; null while none is known.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>A mandate in an organisation's list.</summary>
/// <param name="Id">The mandate.</param>
/// <param name="PersonId">Who holds it.</param>
/// <param name="Name">What she or he is called; null when erased, or when the asker has nothing to do with the person any more.</param>
/// <param name="Function">In which function, kebab case.</param>
/// <param name="ConferenceId">The conference, for delegates and deputies.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null while none is known.</param>
/// <param name="Status">Where it stands on the day asked for.</param>
/// <param name="Rests">Whether it gives nothing on that day because the organisation is no voting member: true for delegates and deputies only.</param>
public sealed record MandateItem(
    Guid Id, Guid PersonId, string? Name, string Function, Guid? ConferenceId, DateOnly From, DateOnly? Until, MandateStatus Status, bool Rests)
{
    /// <inheritdoc />
    public override string ToString() => $"(mandate {Id})";
}

/// <summary>Every mandate there ever was, each on a row of its own.</summary>
public sealed class MandateList : IProjection<MandateRow>
{
    /// <inheritdoc />
    public static string Name => "mandate_list";

    /// <inheritdoc />
    public static int Version => 2;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<MandateRow> row)
    {
        row.HasKey(mandate => mandate.Id);
        row.HasIndex(mandate => new { mandate.OrganisationId, mandate.Id });
        row.HasIndex(mandate => mandate.PersonId);
        row.HasIndex(mandate => mandate.ConferenceId);
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data switch
    {
        MandateGranted e => e.MandateId,
        MandateEnded e => e.MandateId,
        _ => null,
    };

    /// <inheritdoc />
    public static MandateRow? Evolve(MandateRow? row, StoredEvent stored) => stored.Data switch
    {
        MandateGranted e => new()
        {
            Id = e.MandateId, PersonId = stored.StreamId, OrganisationId = e.OrganisationId, Function = e.Function.Name(), ConferenceId = e.ConferenceId,
            Since = e.From, Until = e.Until,
        },
        MandateEnded e when row is not null => row with { Until = e.Until },
        _ => row,
    };

    /// <summary>Those that hold on <paramref name="day"/>: the rule of <see cref="Mandate.StatusOn"/>, for the database.</summary>
    public static IQueryable<MandateRow> Current(IQueryable<MandateRow> rows, DateOnly day) =>
        rows.Where(row => row.Since <= day && (row.Until == null || (row.Until >= day && row.Until >= row.Since)));

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/membership/organisations/{id:guid}/mandates", List)
        .Lists<MandateRow, MandateItem>().ProducesProblem(StatusCodes.Status404NotFound).RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);

    private static async Task<IResult> List(
        Guid id, string? function, Guid? conference, DateOnly? on, IReadModel<MandateRow> mandates, PageRequest page, Commands commands, PersonNames names,
        CancellationToken cancellation)
    {
        if (!OwnOrganisations.MayRead(commands.Actor, id) || await commands.Find<Organisation>(id, cancellation) is not { } organisation)
            return Problems.Of(new UnknownOrganisation());
        var check = new Check();
        check.Named<MandateFunction>(function, "function");
        check.Day(on, "on");
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var day = on ?? Berlin.DayOf(commands.Now);
        var rows = mandates.Rows.Where(row => row.OrganisationId == id);
        if (function is not null) rows = rows.Where(row => row.Function == function);
        if (conference is not null) rows = rows.Where(row => row.ConferenceId == conference);
        if (on is not null) rows = Current(rows, day);
        var votes = organisation.Memberships.Any(entry => entry.Kind is MembershipKind.Voting && entry.StatusOn(day) is MembershipStatus.Active);
        return await page.Of<MandateRow, MandateItem>(rows, row => row.Id, async found =>
        {
            var called = await names.Of(found.Select(row => row.PersonId), cancellation);
            return [.. found.Select(row => Item(row, called.GetValueOrDefault(row.PersonId), day, votes))];
        }, cancellation);
    }

    private static MandateItem Item(MandateRow row, string? name, DateOnly day, bool votes) => new(
        row.Id, row.PersonId, name, row.Function, row.ConferenceId, row.Since, row.Until,
        new Mandate(row.Id, row.OrganisationId, default, row.ConferenceId, row.Since, row.Until, null, 0).StatusOn(day), row.ConferenceId is not null && !votes);
}
