using System.Reflection;
using Bkmo.Contracts;
using Bkmo.Eventing;
using Bkmo.ServiceDefaults;

namespace Bkmo.Architecture.Tests;

public sealed class EventTests
{
    /// <summary>Types that were renamed after events had been stored: their stored name stays. Nothing has been renamed so far.</summary>
    private static readonly IReadOnlyDictionary<Type, string> Renamed = new Dictionary<Type, string>();

    private static IEnumerable<(Service Service, Type Type)> Events => Service.All.SelectMany(service =>
        service.Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && typeof(IEvent).IsAssignableFrom(type)).Select(type => (service, type)));

    [Fact]
    public void Every_event_has_an_explicit_stored_name() =>
        Rule.Holds("[StoredAs] gives the name under which the event is stored: the type's name in snake case, unless the type was renamed later.",
            Events
                .Where(e => e.Type.GetCustomAttribute<StoredAsAttribute>()?.Name is var name
                    && !string.Equals(name, Renamed.GetValueOrDefault(e.Type) ?? Naming.Snake(e.Type.Name), StringComparison.Ordinal))
                .Select(e => $"{e.Type.FullName}: {e.Type.GetCustomAttribute<StoredAsAttribute>()?.Name ?? "no [StoredAs]"}"));

    [Fact]
    public void Every_event_is_listed_in_its_module() =>
        Rule.Holds("An event that its module does not list can be neither stored nor read.",
            Events.Where(e => e.Service.Events.All.All(listed => listed.Type != e.Type)).Select(e => $"{e.Service.Name}: {e.Type.FullName}"));

    [Fact]
    public void Stored_names_are_unique_in_a_service() =>
        Rule.Holds("Two events of one service share a stored name.",
            Events.GroupBy(e => (e.Service.Name, e.Type.GetCustomAttribute<StoredAsAttribute>()?.Name)).Where(group => group.Count() > 1)
                .Select(group => $"{group.Key.Item1}: {group.Key.Item2} ({string.Join(", ", group.Select(e => e.Type.Name))})"));

    [Fact]
    public void Events_and_contracts_are_never_the_same_type()
    {
        Rule.Holds("A contract is not stored as an event.",
            typeof(IContract).Assembly.GetTypes().Where(type => typeof(IEvent).IsAssignableFrom(type)).Select(type => type.FullName!));
        Rule.Holds("An internal event is not a contract.", Events.Where(e => typeof(IContract).IsAssignableFrom(e.Type)).Select(e => e.Type.FullName!));
        Rule.Holds("A contract lives in Contracts.",
            Service.All.SelectMany(service => service.Assembly.GetTypes()).Where(type => typeof(IContract).IsAssignableFrom(type)).Select(type => type.FullName!));
    }

    [Fact]
    public void Events_are_sealed_immutable_records() =>
        Rule.Holds("An event never changes: a sealed record whose properties are set at its making.",
            Events.Where(e => !e.Type.IsSealed || e.Type.GetMethod("<Clone>$") is null || e.Type.GetProperties().Any(IsSettable)).Select(e => e.Type.FullName!));

    [Fact]
    public void Facts_hold_no_binary_fractions() =>
        Rule.Holds("Counts are integers and money is in cents: no double or float in events and contracts.",
            Events.Select(e => e.Type).Concat(typeof(IContract).Assembly.GetTypes())
                .SelectMany(type => type.GetProperties().Where(p => IsFraction(p.PropertyType)).Select(p => $"{type.FullName}.{p.Name}")));

    private static bool IsFraction(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var plain && (plain == typeof(double) || plain == typeof(float) || plain == typeof(Half));

    private static bool IsSettable(PropertyInfo property) =>
        property.SetMethod is { } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));
}
