using System.Text.Json;

namespace Bkmo.AppHost.SampleData;

/// <summary>The published facts about the federation (<c>federation.json</c>), as far as they are loaded.</summary>
internal sealed record FederationData(
    IReadOnlyList<FederationData.Organisation> Organisations, IReadOnlyList<FederationData.Committee> Committees, IReadOnlyList<FederationData.Conference> Conferences,
    IReadOnlyList<FederationData.Position> Positions, IReadOnlyList<FederationData.Alliance> Alliances,
    IReadOnlyList<FederationData.LocalCommittee> LocalCoordinationCommittees)
{
    internal sealed record Organisation(string Name, string? ShortName, string Kind, string? FederalState);

    internal sealed record Committee(string NameDe, string NameEn, string FormedAt);

    internal sealed record Conference(
        int Number, string Name, DateOnly? StartsOn, DateOnly? EndsOn, int? Year, string? Season, string? MottoDe, int? ParticipantsApprox);

    internal sealed record Position(string TitleDe, string Kind);

    internal sealed record Alliance(string Name, string? ShortName, string? Programme, IReadOnlyList<string>? Members);

    internal sealed record LocalCommittee(string Name, string District, DateOnly? FoundingMeeting, IReadOnlyList<string> AimsDe, IReadOnlyList<string> AgendaDe);

    /// <summary>Reads the file that is shipped beside the host.</summary>
    public static async Task<FederationData> ReadAsync(CancellationToken cancellation)
    {
        await using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "SampleData", "federation.json"));
        return await JsonSerializer.DeserializeAsync<FederationData>(file, JsonSerializerOptions.Web, cancellation)
            ?? throw new SampleDataException("federation.json is empty");
    }
}

/// <summary>The sample data cannot be loaded; the message says why, in one line.</summary>
internal sealed class SampleDataException(string message) : Exception(message);
