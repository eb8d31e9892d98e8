using System.Reflection;
using Bkmo.Eventing;

namespace Bkmo.Architecture.Tests;

public sealed class PurityTests
{
    private static readonly string[] ForbiddenCalls =
    [
        "System.DateTime.get_Now/0", "System.DateTime.get_UtcNow/0", "System.DateTime.get_Today/0", "System.DateTimeOffset.get_Now/0",
        "System.DateTimeOffset.get_UtcNow/0", "System.Guid.NewGuid/0", "System.Guid.CreateVersion7/0", "System.Threading.Thread.Sleep/1",
    ];

    private static readonly string[] Impure =
    [
        "System.TimeProvider", "System.Random", "System.Security.Cryptography.RandomNumberGenerator", "System.Diagnostics.Stopwatch",
        "System.IO.File", "System.IO.Directory", "System.Net.Http.HttpClient", "System.Threading.Timer", "System.Console",
    ];

    private static readonly BindingFlags AnyMethod = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Fact]
    public void Nobody_asks_the_machine_for_the_time_or_for_a_random_id() =>
        Rule.Holds("Time comes from TimeProvider, ids are UUIDv7 made from that time.",
            Repository.Product.Select(Compiled.Of)
                .SelectMany(project => project.Calls.Intersect(ForbiddenCalls, StringComparer.Ordinal).Select(call => $"{project.Name} calls {call}")));

    [Fact]
    public void A_service_has_no_clock_no_randomness_and_no_files() =>
        Rule.Holds("The request's time and new ids come from Commands; a service touches nothing else outside itself.",
            Repository.Services.Select(Compiled.Of).SelectMany(service => service.Types.Intersect(Impure, StringComparer.Ordinal).Concat(service.Calls.Where(AsksTheEnvironment))
                .Select(used => $"{service.Name} uses {used}")));

    // Iterators know by it which thread made them; the compiler writes that.
    private static bool AsksTheEnvironment(string call) =>
        call.StartsWith("System.Environment.", StringComparison.Ordinal) && call is not "System.Environment.get_CurrentManagedThreadId/0";

    [Fact]
    public void Deciding_is_a_pure_function() =>
        Rule.Holds("Decide gets state and command and returns a Decision at once; what it needs to know is looked up before.",
            Methods("Decide").Where(method => method.ReturnType != typeof(Decision) || method.GetParameters().Any(p => !IsPlain(p.ParameterType))).Select(Name));

    [Fact]
    public void Evolving_and_projecting_are_pure_functions() =>
        Rule.Holds("Evolve and KeyOf get state or row and event, nothing else.",
            Methods("Evolve").Concat(Methods("KeyOf"))
                .Where(method => typeof(Task).IsAssignableFrom(method.ReturnType) || method.GetParameters().Any(p => !IsPlain(p.ParameterType)))
                .Select(Name));

    private static IEnumerable<MethodInfo> Methods(string name) => ServiceTypes
        .SelectMany(type => type.GetMethods(AnyMethod)).Where(method => method.Name.Split('.')[^1].Equals(name, StringComparison.Ordinal));

    private static IEnumerable<Type> ServiceTypes => Service.All.SelectMany(service => service.Assembly.GetTypes());

    /// <summary>Plain values, events, contracts and the service's own types; no doors to the outside.</summary>
    private static bool IsPlain(Type type) =>
        type == typeof(string) || type == typeof(StoredEvent) || typeof(IEvent).IsAssignableFrom(type)
        || type.IsGenericType && type.GetGenericArguments().All(IsPlain) && !typeof(Delegate).IsAssignableFrom(type)
        || type is { IsGenericType: false, IsValueType: true } && type != typeof(CancellationToken)
        || ServiceTypes.Contains(type) || type.Namespace?.StartsWith("Bkmo.Contracts.", StringComparison.Ordinal) is true;

    private static string Name(MethodInfo method) =>
        $"{method.DeclaringType!.FullName}.{method.Name}({string.Join(", ", method.GetParameters().Select(p => p.ParameterType.Name))})";
}
