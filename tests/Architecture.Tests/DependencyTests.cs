namespace Bkmo.Architecture.Tests;

public sealed class DependencyTests
{
    private static readonly IReadOnlyList<Compiled> Built = [.. Repository.Product.Select(Compiled.Of)];

    [Fact]
    public void Contracts_use_nothing_of_ours_and_no_package()
    {
        var contracts = Repository.Named("Contracts");
        Rule.Holds("Contracts are plain records: no project, no package.", contracts.References.Concat(contracts.Packages));
        Rule.Holds("Contracts use only the base library.", BuiltOf("Contracts").References.Where(name => !name.StartsWith("System.", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_service_uses_only_contracts_eventing_and_service_defaults()
    {
        string[] allowed = ["Contracts", "Eventing", "ServiceDefaults"];
        // Reading and writing files of a format is no business of the platform's own.
        string[] formats = ["CsvHelper", "QRCoder"];
        Rule.Holds("A service may use Contracts, Eventing and ServiceDefaults, and packages for formats of files; never another service.",
            Repository.Services.SelectMany(service => service.References.Except(allowed, StringComparer.Ordinal).Concat(service.Packages.Except(formats, StringComparer.Ordinal))
                .Select(used => $"{service.Path} → {used}")));
    }

    [Fact]
    public void No_service_is_compiled_against_another()
    {
        var services = Repository.Services.Select(service => $"Bkmo.{service.Name}").Append("Bkmo.Identity").ToHashSet(StringComparer.Ordinal);
        Rule.Holds("Services know each other by contracts only.",
            Built.SelectMany(project => project.References.Where(services.Contains).Select(used => $"{project.Name} → {used}")));
    }

    [Fact]
    public void The_gateway_uses_only_service_defaults() =>
        Rule.Holds("The gateway knows services by address, not by code.", Repository.Named("Gateway").References.Except(["ServiceDefaults"], StringComparer.Ordinal));

    [Fact]
    public void Service_defaults_and_app_host_compile_against_nothing_of_ours() =>
        Rule.Holds("ServiceDefaults stands at the bottom; AppHost starts projects as processes and calls none of their code.",
            new[] { "ServiceDefaults", "AppHost" }
                .SelectMany(name => BuiltOf(name).References.Where(used => used.StartsWith("Bkmo.", StringComparison.Ordinal)).Select(used => $"{name} → {used}")));

    [Fact]
    public void Only_eventing_knows_the_broker()
    {
        Rule.Holds("Only Eventing declares MassTransit and RabbitMQ.Client.",
            Repository.Product.Where(project => project.Name != "Eventing")
                .SelectMany(project => project.Packages.Where(IsBroker).Select(package => $"{project.Path} → {package}")));
        Rule.Holds("Only Eventing is compiled against MassTransit and RabbitMQ.Client.",
            Built.Where(project => project.Name != "Eventing").SelectMany(project => project.References.Where(IsBroker).Select(used => $"{project.Name} → {used}")));
    }

    [Fact]
    public void Only_eventing_and_app_host_speak_to_postgresql()
    {
        Rule.Holds("Services read through IReadModel and write through Commands; only Eventing has connections. AppHost creates roles and databases.",
            Built.Where(project => project.Name is not ("Eventing" or "AppHost"))
                .SelectMany(project => project.Types
                    .Where(type => type.StartsWith("Npgsql.", StringComparison.Ordinal)
                        && !type.StartsWith("Npgsql.EntityFrameworkCore.", StringComparison.Ordinal))
                    .Select(type => $"{project.Name} → {type}")));
    }

    [Fact]
    public void Only_eventing_names_the_event_tables()
    {
        string[] tables = ["mt_events", "mt_streams", "eventing.inbox", "eventing.idempotency", "eventing.progress", "keys.keys"];
        Rule.Holds("The tables of store, inbox, progress and keys are Eventing's alone.",
            Repository.ProductSources.Concat(Repository.Files("*.sql")).Where(file => !file.StartsWith("services/Eventing/", StringComparison.Ordinal))
                .SelectMany(file => tables.Where(Repository.Read(file).Contains).Select(table => $"{file}: {table}")));
    }

    private static Compiled BuiltOf(string name) => Built.Single(project => string.Equals(project.Name, name, StringComparison.Ordinal));

    private static bool IsBroker(string name) =>
        name.StartsWith("MassTransit", StringComparison.Ordinal) || name.StartsWith("RabbitMQ", StringComparison.Ordinal);
}
