using System.Globalization;
using Bkmo.Conference.Agenda;
using Bkmo.Conference.Conferences;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Conference.Polls;

/// <summary>A poll in the list.</summary>
public sealed record PollRow
{
    /// <summary>The poll.</summary>
    public required Guid Id { get; init; }

    /// <summary>The conference.</summary>
    public required Guid ConferenceId { get; init; }

    /// <summary>Position of its first event: the order of the list.</summary>
    public required string Order { get; init; }

    /// <summary>German title.</summary>
    public required string TitleDe { get; init; }

    /// <summary>English title.</summary>
    public required string TitleEn { get; init; }

    /// <summary>How votes are given, kebab case.</summary>
    public required string Kind { get; init; }

    /// <summary>How far it is, kebab case.</summary>
    public required string Stage { get; init; }

    /// <summary>The item of the agenda.</summary>
    public Guid? AgendaItemId { get; init; }

    /// <summary>The election whose round it is.</summary>
    public Guid? ElectionId { get; init; }

    /// <summary>Whether only those who see internal items see it.</summary>
    public required bool Internal { get; init; }
}

/// <summary>A poll in the list.</summary>
/// <param name="Id">The poll.</param>
/// <param name="TitleDe">German title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Kind">How votes are given.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="AgendaItemId">The item of the agenda.</param>
/// <param name="ElectionId">The election whose round it is.</param>
public sealed record PollItem(Guid Id, string TitleDe, string TitleEn, string Kind, string Stage, Guid? AgendaItemId, Guid? ElectionId);

/// <summary>The polls of a conference in the order in which they were prepared.</summary>
public sealed class PollList : IProjection<PollRow>
{
    /// <inheritdoc />
    public static string Name => "polls";

    /// <inheritdoc />
    public static int Version => 2;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<PollRow> row)
    {
        row.HasKey(poll => poll.Id);
        row.Property(poll => poll.Order).UseCollation("C");
        row.HasIndex(poll => new { poll.ConferenceId, poll.Order });
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) =>
        stored.Data is PollCreated or PollRevised or PollOpened or PollClosed or BallotsCounted or PollPublished ? stored.StreamId : null;

    /// <inheritdoc />
    public static PollRow? Evolve(PollRow? row, StoredEvent stored) => stored.Data switch
    {
        PollCreated e => Of(e.Plan, stored.StreamId, stored.Position.ToString("D20", CultureInfo.InvariantCulture)),
        PollRevised e when row is not null => Of(e.Plan, row.Id, row.Order),
        PollOpened when row is not null => row with { Stage = PollStage.Opened.Name() },
        PollClosed when row is not null => row with { Stage = (row.Kind == PollKind.Secret.Name() ? PollStage.Closed : PollStage.Counted).Name() },
        BallotsCounted when row is not null => row with { Stage = PollStage.Counted.Name() },
        PollPublished when row is not null => row with { Stage = PollStage.Published.Name() },
        _ => row,
    };

    private static PollRow Of(PollPlan plan, Guid id, string order) => new()
    {
        Id = id,
        ConferenceId = plan.ConferenceId,
        Order = order,
        TitleDe = plan.TitleDe,
        TitleEn = plan.TitleEn,
        Kind = plan.Kind.Name(),
        Stage = PollStage.Created.Name(),
        AgendaItemId = plan.AgendaItemId,
        ElectionId = plan.ElectionId,
        Internal = plan.Internal,
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/conference/conferences/{id:guid}/polls", List).Lists<PollRow, PollItem>().RequireRoles(PollView.Readers);

    private static async Task<IResult> List(
        Guid id, string? stage, Guid? agendaItemId, IReadModel<PollRow> polls, PageRequest page, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.Named<PollStage>(stage, "stage");
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await commands.Find<ConferenceState>(id, cancellation) is null) return Problems.Of(new UnknownConference());

        var seesInternal = (await commands.Attendance(id, cancellation)).SeesInternal;
        var rows = polls.Rows.Where(row => row.ConferenceId == id && (seesInternal || !row.Internal));
        if (stage is not null) rows = rows.Where(row => row.Stage == stage);
        if (agendaItemId is not null) rows = rows.Where(row => row.AgendaItemId == agendaItemId);
        return await page.Of(
            rows, row => row.Order, row => row.Id,
            row => new PollItem(row.Id, row.TitleDe, row.TitleEn, row.Kind, row.Stage, row.AgendaItemId, row.ElectionId), cancellation);
    }
}
