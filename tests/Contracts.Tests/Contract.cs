using System.Reflection;
using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;

namespace Bkmo.Contracts.Tests;

/// <summary>A published type, with what the bus makes of it.</summary>
/// <param name="Type">The record.</param>
internal sealed record Contract(Type Type)
{
    /// <summary>How messages are written and read.</summary>
    public static JsonSerializerOptions Json { get; } = new(SystemTextJsonMessageSerializer.Options) { WriteIndented = true };

    /// <summary>All of them, by service and name.</summary>
    public static IReadOnlyList<Contract> All { get; } =
    [
        .. typeof(IContract).Assembly.GetExportedTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IContract)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal).Select(type => new Contract(type)),
    ];

    /// <summary><c>OrganisationAdmitted</c>.</summary>
    public string Name => Type.Name;

    /// <summary><c>Membership</c>: the part of the namespace that names the service.</summary>
    public string Service => Type.Namespace!.Split('.')[2];

    /// <summary><c>V1</c>: the last part of the namespace.</summary>
    public string Version => Type.Namespace!.Split('.')[^1];

    /// <summary>The message type as it stands in a message's envelope.</summary>
    public string Urn => MessageUrn.ForTypeString(Type);

    /// <summary>The members in their order: the record's parameters.</summary>
    public IReadOnlyList<ParameterInfo> Members => Type.GetConstructors().Single().GetParameters();

    /// <summary>The member's name on the wire.</summary>
    public static string NameOf(ParameterInfo member) => JsonNamingPolicy.CamelCase.ConvertName(member.Name!);

    /// <summary>Queues of the consumers that take it, from the services' modules.</summary>
    public IReadOnlyList<string> Consumers =>
    [
        .. Architecture.Tests.Service.Modules.SelectMany(module => module.Consumers)
            .Where(consumer => consumer.Messages.Any(message => message.GetType().GenericTypeArguments.Contains(Type)))
            .Select(consumer => consumer.Queue).Order(StringComparer.Ordinal),
    ];

    public override string ToString() => $"{Service}.{Version}.{Name}";
}
