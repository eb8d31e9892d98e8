using Bkmo.Conference.Conferences;
using Bkmo.Conference.Persons;
using Bkmo.Conference.Registrations;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Conference.Participants;

/// <summary>Somebody who agreed to be listed, for queries; the name stays sealed in the stream.</summary>
public sealed record ParticipantRow
{
    /// <summary>The person's stream: <see cref="ListedParticipant.IdOf"/>.</summary>
    public required Guid Id { get; init; }

    /// <summary>The conference.</summary>
    public required Guid ConferenceId { get; init; }

    /// <summary>The registration.</summary>
    public required Guid RegistrationId { get; init; }

    /// <summary>Whether everybody may see it.</summary>
    public required bool IsPublic { get; init; }
}

/// <summary>Somebody who takes part.</summary>
/// <param name="Name">By the name that she or he chose.</param>
/// <param name="Category">As what.</param>
/// <param name="OrganisationId">For which organisation.</param>
public sealed record ParticipantItem(string Name, RegistrationCategory Category, Guid? OrganisationId)
{
    /// <inheritdoc />
    public override string ToString() => "(participant)";
}

/// <summary>Who takes part, as far as they agreed: those who take part see each other, everybody else, also without signing in, only those who agreed to be seen by all.</summary>
public sealed class ParticipantList : IProjection<ParticipantRow>
{
    /// <inheritdoc />
    public static string Name => "participants";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<ParticipantRow> row)
    {
        row.HasKey(participant => participant.Id);
        row.HasIndex(participant => participant.ConferenceId);
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data is ListingAgreed or ListingTakenBack ? stored.StreamId : null;

    /// <inheritdoc />
    public static ParticipantRow? Evolve(ParticipantRow? row, StoredEvent stored) => stored.Data switch
    {
        ListingAgreed e => new()
        {
            Id = stored.StreamId, ConferenceId = e.ConferenceId, RegistrationId = e.RegistrationId, IsPublic = e.Audience is ParticipantAudience.Public,
        },
        ListingTakenBack => null,
        _ => row,
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        const string participants = "/api/conference/conferences/{id:guid}/participants";
        routes.MapGet(participants, List).Lists<ParticipantRow, ParticipantItem>().ProducesProblem(StatusCodes.Status404NotFound).RequireRoles([.. Roles.OfPeople]);
        routes.MapGet(participants + "/public", Public).WithMetadata(EndpointKind.Lists).Produces<Page<ParticipantItem>>().ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound).AllowAnyone();
    }

    private static async Task<IResult> List(
        Guid id, IReadModel<ParticipantRow> participants, PageRequest page, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        if (await commands.Find<ConferenceState>(id, cancellation) is not { } conference) return Problems.Of(new UnknownConference());
        var takesPart = await commands.Person(cancellation) is { } person && conference.Present.TryGetValue(person, out var own)
            && conference.Registrations[own].Status is RegistrationStatus.Confirmed or RegistrationStatus.Attended;
        return await Answer(id, conference, takesPart, participants, page, commands, keys, cancellation);
    }

    private static async Task<IResult> Public(
        Guid id, IReadModel<ParticipantRow> participants, PageRequest page, Commands commands, IKeyRing keys, CancellationToken cancellation) =>
        await commands.Find<ConferenceState>(id, cancellation) is { } conference
            ? await Answer(id, conference, takesPart: false, participants, page, commands, keys, cancellation)
            : Problems.Of(new UnknownConference());

    private static Task<IResult> Answer(
        Guid id, ConferenceState conference, bool takesPart, IReadModel<ParticipantRow> participants, PageRequest page, Commands commands, IKeyRing keys,
        CancellationToken cancellation) => page.Of(participants.Rows.Where(row => row.ConferenceId == id && (takesPart || row.IsPublic)), row => row.Id, async found =>
        {
            var items = new List<ParticipantItem>();
            foreach (var row in found)
                if (await Item(row, conference, takesPart, commands, keys, cancellation) is { } item) items.Add(item);
            return items;
        }, cancellation);

    // The list may lag behind; what was said last is in the stream.
    private static async Task<ParticipantItem?> Item(
        ParticipantRow row, ConferenceState conference, bool takesPart, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        if (await commands.Find<ListedParticipant>(row.Id, cancellation) is not { Agreed: { } agreed } || !(takesPart || agreed.Audience is ParticipantAudience.Public)
            || conference.Registrations.GetValueOrDefault(agreed.RegistrationId) is not { Status: RegistrationStatus.Confirmed or RegistrationStatus.Attended } registration)
            return null;
        return await keys.Open(agreed.Name, cancellation) is { Erased: false, Value: { } name } ? new(name.Name, registration.Category, registration.OrganisationId) : null;
    }
}
