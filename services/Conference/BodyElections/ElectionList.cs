using System.Globalization;
using Bkmo.Conference.Agenda;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Polls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Conference.BodyElections;

/// <summary>How far an election is.</summary>
public enum ElectionStage
{
    /// <summary>Candidates are nominated.</summary>
    Nominating,

    /// <summary>Rounds are held.</summary>
    Voting,

    /// <summary>It is over.</summary>
    Closed,
}

/// <summary>An election in the list.</summary>
public sealed record ElectionRow
{
    /// <summary>The election.</summary>
    public required Guid Id { get; init; }

    /// <summary>The conference.</summary>
    public required Guid ConferenceId { get; init; }

    /// <summary>Position of its first event: the order of the list.</summary>
    public required string Order { get; init; }

    /// <summary>German title.</summary>
    public required string TitleDe { get; init; }

    /// <summary>English title.</summary>
    public required string TitleEn { get; init; }

    /// <summary>What is elected, kebab case.</summary>
    public required string Body { get; init; }

    /// <summary>As what, kebab case.</summary>
    public required string Function { get; init; }

    /// <summary>How many seats.</summary>
    public required int Seats { get; init; }

    /// <summary>How many were nominated.</summary>
    public required int Candidates { get; init; }

    /// <summary>How far it is, kebab case.</summary>
    public required string Stage { get; init; }

    /// <summary>Whether only those who see internal items see it.</summary>
    public required bool Internal { get; init; }
}

/// <summary>An election in the list.</summary>
/// <param name="Id">The election.</param>
/// <param name="TitleDe">German title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Body">What is elected.</param>
/// <param name="Function">As what.</param>
/// <param name="Seats">How many seats.</param>
/// <param name="Candidates">How many were nominated.</param>
/// <param name="Stage">How far it is.</param>
public sealed record ElectionItem(Guid Id, string TitleDe, string TitleEn, string Body, string Function, int Seats, int Candidates, string Stage);

/// <summary>The elections of a conference in the order in which they were planned.</summary>
public sealed class ElectionList : IProjection<ElectionRow>
{
    /// <inheritdoc />
    public static string Name => "elections";

    /// <inheritdoc />
    public static int Version => 2;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<ElectionRow> row)
    {
        row.HasKey(election => election.Id);
        row.Property(election => election.Order).UseCollation("C");
        row.HasIndex(election => new { election.ConferenceId, election.Order });
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) =>
        stored.Data is ElectionPlanned or CandidateNominated or RoundOpened or AcclamationRecorded or ElectionClosed ? stored.StreamId : null;

    /// <inheritdoc />
    public static ElectionRow? Evolve(ElectionRow? row, StoredEvent stored) => stored.Data switch
    {
        ElectionPlanned { Plan: var plan } => new()
        {
            Id = stored.StreamId, ConferenceId = plan.ConferenceId, Order = stored.Position.ToString("D20", CultureInfo.InvariantCulture), TitleDe = plan.TitleDe,
            TitleEn = plan.TitleEn, Body = plan.Body.Name(), Function = plan.Function.Name(), Seats = plan.Seats, Candidates = 0, Stage = ElectionStage.Nominating.Name(), Internal = plan.Internal,
        },
        CandidateNominated when row is not null => row with { Candidates = row.Candidates + 1 },
        RoundOpened or AcclamationRecorded when row is not null => row with { Stage = ElectionStage.Voting.Name() },
        ElectionClosed when row is not null => row with { Stage = ElectionStage.Closed.Name() },
        _ => row,
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/conference/conferences/{id:guid}/elections", List).Lists<ElectionRow, ElectionItem>().RequireRoles(PollView.Readers);

    private static async Task<IResult> List(
        Guid id, string? stage, IReadModel<ElectionRow> elections, PageRequest page, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.Named<ElectionStage>(stage, "stage");
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await commands.Find<ConferenceState>(id, cancellation) is null) return Problems.Of(new UnknownConference());

        var seesInternal = (await commands.Attendance(id, cancellation)).SeesInternal;
        var rows = elections.Rows.Where(row => row.ConferenceId == id && (seesInternal || !row.Internal));
        if (stage is not null) rows = rows.Where(row => row.Stage == stage);
        return await page.Of(
            rows, row => row.Order, row => row.Id,
            row => new ElectionItem(row.Id, row.TitleDe, row.TitleEn, row.Body, row.Function, row.Seats, row.Candidates, row.Stage), cancellation);
    }
}
