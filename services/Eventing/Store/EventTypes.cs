using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Bkmo.Eventing;

/// <summary>What the store knows of one type of event.</summary>
/// <param name="Name">Stored name.</param>
/// <param name="Type">CLR type.</param>
/// <param name="StreamType">Alias of the kind of stream it belongs to.</param>
/// <param name="DotnetType">Full name and assembly, as Marten keeps it.</param>
public sealed record EventType(string Name, Type Type, string StreamType, string DotnetType)
{
    /// <summary>The forms in which it was stored before: read, never written.</summary>
    public IReadOnlyList<StoredForm> Older { get; init; } = [];
}

/// <summary>The events of a service, by stored name and by CLR type. A name or type that is listed twice is refused at start.</summary>
public sealed class EventTypes
{
    private readonly FrozenDictionary<string, (EventType Type, StoredForm Form)> byName;
    private readonly FrozenDictionary<Type, EventType> byType;

    /// <summary>Builds the register.</summary>
    /// <exception cref="InvalidOperationException">Two events share a name, or one type is listed twice.</exception>
    public EventTypes(IReadOnlyCollection<EventType> types)
    {
        var forms = types.SelectMany(t => t.Older.Prepend(StoredForm.Present(t)).Select(form => (Type: t, Form: form))).ToList();
        var twice = forms.GroupBy(f => f.Form.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw new InvalidOperationException($"Two events are stored as '{twice.Key}': {string.Join(", ", twice.Select(f => f.Type.Type.Name))}.");
        byName = forms.ToFrozenDictionary(f => f.Form.Name, StringComparer.Ordinal);
        byType = types.ToFrozenDictionary(t => t.Type);
    }

    /// <summary>All of them.</summary>
    public IEnumerable<EventType> All => byType.Values;

    /// <summary>The event type and the form that is stored under <paramref name="name"/>, the present one or an older one.</summary>
    /// <exception cref="UnknownEventException">The service does not list it.</exception>
    public (EventType Type, StoredForm Form) Named(string name) => byName.TryGetValue(name, out var found) ? found : throw new UnknownEventException(name);

    /// <summary>The entry of an event's CLR type.</summary>
    /// <exception cref="UnknownEventException">The service does not list it.</exception>
    public EventType Of(Type type) => byType.TryGetValue(type, out var found) ? found : throw new UnknownEventException(type.Name);

    internal static EventType Describe(Type type, string streamType)
    {
        var name = type.GetCustomAttribute<StoredAsAttribute>()?.Name
            ?? throw new InvalidOperationException($"{type.Name} has no [StoredAs].");
        return new EventType(name, type, streamType, $"{type.FullName}, {type.Assembly.GetName().Name}");
    }
}

/// <summary>One form in which an event may lie in the store.</summary>
/// <param name="Name">The name it is stored under.</param>
/// <param name="Parse">From the stored JSON (UTF-8) to the present event; null when the JSON holds none.</param>
public sealed record StoredForm(string Name, Func<byte[], IEvent?> Parse)
{
    /// <summary>The event that the JSON holds.</summary>
    /// <exception cref="UnreadableEventException">It does not have this form.</exception>
    public IEvent Read(byte[] json)
    {
        try
        {
            return Parse(json) ?? throw new JsonException("It holds null.");
        }
        catch (Exception e)
        {
            throw new UnreadableEventException(Name, e);
        }
    }

    internal static StoredForm Present(EventType type)
    {
        var form = EventJson.Options.GetTypeInfo(type.Type);
        return new(type.Name, json => (IEvent?)JsonSerializer.Deserialize(json, form));
    }
}

/// <summary>A stored event that cannot be read. Names its stored name and the kind of failure, not its contents.</summary>
public sealed class UnreadableEventException(string name, Exception inner) : Exception($"An event '{name}' cannot be read: {inner.GetType().Name}", inner);

/// <summary>An event that the service does not list: a defect, or a store written by a newer version.</summary>
public sealed class UnknownEventException(string name) : Exception($"The event '{name}' is not listed in the service's module.");
