using Bkmo.Conference.Conferences;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Conference.Needs;

/// <summary>A need on record, for queries; what it is stays sealed.</summary>
public sealed record NeedRow
{
    /// <summary>The need.</summary>
    public required Guid Id { get; init; }

    /// <summary>The conference.</summary>
    public required Guid ConferenceId { get; init; }

    /// <summary>Opaque id of the person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>How many days after the last day of the conference it is erased.</summary>
    public required int RetentionDays { get; init; }

    /// <summary>Id of the key that the answer is sealed with.</summary>
    public required Guid Key { get; init; }

    /// <summary>The sealed answer.</summary>
    public required string Cipher { get; init; }
}

/// <summary>Needs that are on record.</summary>
public sealed class NeedList : IProjection<NeedRow>
{
    /// <inheritdoc />
    public static string Name => "needs";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<NeedRow> row)
    {
        row.HasKey(need => need.Id);
        row.HasIndex(need => need.ConferenceId);
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data switch
    {
        NeedStated e => e.NeedId,
        NeedErased e => e.NeedId,
        _ => null,
    };

    /// <inheritdoc />
    public static NeedRow? Evolve(NeedRow? row, StoredEvent stored) => stored.Data switch
    {
        NeedStated e => new()
        {
            Id = e.NeedId, ConferenceId = e.ConferenceId, PersonId = e.PersonId, RetentionDays = e.RetentionDays, Key = e.Answer.Key, Cipher = e.Answer.Cipher,
        },
        NeedErased => null,
        _ => row,
    };
}

/// <summary>How many need interpretation from one language into another.</summary>
/// <param name="FromLanguage">The language spoken, BCP 47.</param>
/// <param name="ToLanguage">The language understood, BCP 47.</param>
/// <param name="People">How many.</param>
public sealed record InterpretationNeed(string FromLanguage, string ToLanguage, int People);

/// <summary>What is needed at a conference, in numbers: for planning rooms, interpretation and food. Of whom, it does not say.</summary>
/// <param name="Interpretation">By language, the most needed first.</param>
/// <param name="StepFreeAccess">How many need access without steps.</param>
/// <param name="Assistance">How many need assistance.</param>
/// <param name="Diet">How many told something about food.</param>
/// <param name="Childcare">How many need childcare.</param>
/// <param name="TravelSupport">How many need support with travel.</param>
public sealed record NeedNumbers(
    ValueList<InterpretationNeed> Interpretation, int StepFreeAccess, int Assistance, int Diet, int Childcare, int TravelSupport)
{
    /// <summary>Adds up; each person counts once for each kind and pair of languages.</summary>
    public static NeedNumbers Of(IEnumerable<(Guid Person, NeedAnswer Answer)> answers)
    {
        var told = answers.ToList();
        var pairs = told.Where(one => one.Answer is { Kind: NeedKind.Interpretation, FromLanguage: not null, ToLanguage: not null })
            .Select(one => (one.Person, From: one.Answer.FromLanguage!, To: one.Answer.ToLanguage!)).Distinct().GroupBy(one => (one.From, one.To))
            .Select(pair => new InterpretationNeed(pair.Key.From, pair.Key.To, pair.Count()))
            .OrderByDescending(pair => pair.People).ThenBy(pair => pair.FromLanguage, StringComparer.Ordinal).ThenBy(pair => pair.ToLanguage, StringComparer.Ordinal);
        return new(
            pairs.ToValueList(), Count(NeedKind.StepFreeAccess), Count(NeedKind.Assistance), Count(NeedKind.Diet), Count(NeedKind.Childcare), Count(NeedKind.TravelSupport));

        int Count(NeedKind kind) => told.Where(one => one.Answer.Kind == kind).Select(one => one.Person).Distinct().Count();
    }

    /// <summary>The numbers of a conference, of those with a living registration; opens what is sealed and shows only sums.</summary>
    public static async Task<NeedNumbers> Of(Guid conferenceId, IReadModel<NeedRow> needs, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        var conference = await commands.Find<ConferenceState>(conferenceId, cancellation) ?? ConferenceState.Initial;
        var answers = new List<(Guid, NeedAnswer)>();
        foreach (var row in await needs.Rows.Where(row => row.ConferenceId == conferenceId).ToListAsync(cancellation))
            if (conference.Present.ContainsKey(row.PersonId)
                && await keys.Open(new Sealed<NeedAnswer>(row.Key, row.Cipher), cancellation) is { Erased: false, Value: { } answer }) answers.Add((row.PersonId, answer));
        return Of(answers);
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/conference/conferences/{id:guid}/need-numbers", Handle)
        .Queries<NeedRow, NeedNumbers>().ProducesProblem(StatusCodes.Status404NotFound).RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(Guid id, IReadModel<NeedRow> needs, Commands commands, IKeyRing keys, CancellationToken cancellation) =>
        await commands.Find<ConferenceState>(id, cancellation) is null
            ? Problems.Of(new UnknownConference())
            : Results.Json(await Of(id, needs, commands, keys, cancellation), ServiceJson.Options);
}
