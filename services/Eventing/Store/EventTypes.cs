using System.Collections.Frozen;
using System.Reflection;

namespace Bkmo.Eventing;

/// <summary>What the store knows of one type of event.</summary>
/// <param name="Name">Stored name.</param>
/// <param name="Type">CLR type.</param>
/// <param name="StreamType">Alias of the kind of stream it belongs to.</param>
/// <param name="DotnetType">Full name and assembly, as Marten keeps it.</param>
public sealed record EventType(string Name, Type Type, string StreamType, string DotnetType);

/// <summary>The events of a service, by stored name and by CLR type. A name or type that is listed twice is refused at start.</summary>
public sealed class EventTypes
{
    private readonly FrozenDictionary<string, EventType> byName;
    private readonly FrozenDictionary<Type, EventType> byType;

    /// <summary>Builds the register.</summary>
    /// <exception cref="InvalidOperationException">Two events share a name, or one type is listed twice.</exception>
    public EventTypes(IReadOnlyCollection<EventType> types)
    {
        var twice = types.GroupBy(t => t.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw new InvalidOperationException($"Two events are stored as '{twice.Key}'.");
        byName = types.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
        byType = types.ToFrozenDictionary(t => t.Type);
    }

    /// <summary>All of them.</summary>
    public IEnumerable<EventType> All => byName.Values;

    /// <summary>The event type stored under <paramref name="name"/>.</summary>
    /// <exception cref="UnknownEventException">The service does not list it.</exception>
    public EventType Named(string name) => byName.TryGetValue(name, out var type) ? type : throw new UnknownEventException(name);

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

/// <summary>An event that the service does not list: a defect, or a store written by a newer version.</summary>
public sealed class UnknownEventException(string name) : Exception($"The event '{name}' is not listed in the service's module.");
