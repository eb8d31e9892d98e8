using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bkmo.ServiceDefaults;

/// <summary>The pseudonymous id of whoever acts: an account, a service account or a part of the platform (<c>service:conference</c>). Never a name or an address.</summary>
[JsonConverter(typeof(UserIdJson))]
public readonly record struct UserId(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>Who acts, with the rights the gateway vouched for in the internal token. Services authorise on these again.</summary>
/// <param name="Id">Subject of the token.</param>
/// <param name="Roles">Role names as in the access rules: <c>office</c>, <c>board</c>, <c>counsellor</c> …</param>
/// <param name="Organisations">Organisations the actor may act for.</param>
/// <param name="Centres">Counselling centres the actor works in.</param>
public sealed record Actor(UserId Id, IReadOnlySet<string> Roles, IReadOnlySet<Guid> Organisations, IReadOnlySet<Guid> Centres)
{
    private const string ServicePrefix = "service:";

    /// <summary>For which conferences the actor holds those of <see cref="Roles"/> that hold for one conference only; one that is not named here counts nowhere.</summary>
    public IReadOnlySet<ConferenceRole> ConferenceRoles { get; init; } = FrozenSet<ConferenceRole>.Empty;

    /// <summary>A part of the platform that asks for itself, without roles: <c>gateway</c> is <c>service:gateway</c>.</summary>
    public static Actor Service(string name) => new(new UserId(ServicePrefix + name), new HashSet<string>(), new HashSet<Guid>(), new HashSet<Guid>());

    /// <summary>Whether it is somebody's account, not a part of the platform.</summary>
    internal bool IsPerson => !Id.Value.StartsWith(ServicePrefix, StringComparison.Ordinal);

    /// <summary>Whether the actor holds one of the roles.</summary>
    public bool Is(params ReadOnlySpan<string> anyOf)
    {
        foreach (var role in anyOf)
            if (Roles.Contains(role)) return true;
        return false;
    }

    /// <summary>The actor at one conference, or at none: without the roles that are held for other conferences only. The same object when that leaves nothing out.</summary>
    public Actor At(Guid? conferenceId)
    {
        var elsewhere = ServiceDefaults.Roles.OfConference.Where(role => Roles.Contains(role) && !Holds(role, conferenceId)).ToList();
        return elsewhere.Count == 0 ? this : this with { Roles = Roles.Except(elsewhere, StringComparer.Ordinal).ToFrozenSet(StringComparer.Ordinal) };
    }

    private bool Holds(string role, Guid? conferenceId) => conferenceId is { } id && ConferenceRoles.Contains(new(role, id));
}

/// <summary>A role that holds for one conference, and which one it is.</summary>
/// <param name="Role">One of <see cref="Roles.OfConference"/>.</param>
/// <param name="ConferenceId">The conference.</param>
public readonly record struct ConferenceRole(string Role, Guid ConferenceId);

internal sealed class UserIdJson : JsonConverter<UserId>
{
    public override UserId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A user id is a string."));

    public override void Write(Utf8JsonWriter writer, UserId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
