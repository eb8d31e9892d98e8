namespace Bkmo.AppHost;

/// <summary>The platform's parts and how they hang together.</summary>
public static class Program
{
    /// <summary>Starts the platform and runs it until Ctrl-C.</summary>
    public static void Main(string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(args);
        Describe(builder);
        builder.Build().Run();
    }

    /// <summary>The whole platform, read from top to bottom.</summary>
    public static void Describe(IDistributedApplicationBuilder builder)
    {
        var dataDirectory = builder.AddParameter("data-directory");
        var masterKey = builder.AddParameter("counselling-master-key", secret: true);
        var membershipKey = builder.AddParameter("membership-master-key", secret: true);
        var conferenceKey = builder.AddParameter("conference-master-key", secret: true);
        var identityKey = builder.AddParameter("identity-master-key", secret: true);
        var mailFolder = builder.AddParameter("mail-folder");

        var rabbit = builder.AddRabbitMQ("rabbitmq").WithDataVolume();
        var postgres = builder.AddPostgres("postgres").WithDataVolume();
        // A server of its own: no other service's credentials reach case files.
        var counsellingPostgres = builder.AddPostgres("counselling-postgres").WithDataVolume();

        var gateway = builder.AddProject("gateway", "../gateway/Gateway.csproj")
            .WithHttpEndpoint(name: "http", env: "Gateway__PublicPort")
            .WithExternalHttpEndpoints()
            .WithHttpEndpoint(name: "internal", env: "Gateway__InternalPort")
            .WithEnvironment("Gateway__DataDirectory", dataDirectory)
            .WithHttpHealthCheck("/health/ready");

        AddService("membership", "../services/Membership/Membership.csproj", postgres.AddDatabase("membership-db"), membershipKey).WithEnvironment("Mail__Folder", mailFolder);
        AddService("conference", "../services/Conference/Conference.csproj", postgres.AddDatabase("conference-db"), conferenceKey);
        AddService("advocacy", "../services/Advocacy/Advocacy.csproj", postgres.AddDatabase("advocacy-db"));
        AddService("counselling", "../services/Counselling/Counselling.csproj", counsellingPostgres.AddDatabase("counselling-db"), masterKey);
        AddService("identity", "../services/Identity/Identity.csproj", postgres.AddDatabase("identity-db"), identityKey).WithEnvironment("Mail__Folder", mailFolder);

        IResourceBuilder<ProjectResource> AddService(
            string name, string project, IResourceBuilder<PostgresDatabaseResource> database, IResourceBuilder<ParameterResource>? key = null)
        {
            var migrate = builder.AddProject($"{name}-migrate", project).WithArgs("migrate").WithReference(database).WithReference(rabbit).WaitFor(database);
            var service = builder.AddProject(name, project)
                .WithReference(database).WaitForCompletion(migrate)
                .WithReference(rabbit).WaitFor(rabbit)
                .WithReference(gateway) // the keys of its internal tokens
                .WithHttpEndpoint()
                .WithHttpHealthCheck("/health/ready");
            if (key is not null) _ = (migrate.WithEnvironment("Keys__Master", key), service.WithEnvironment("Keys__Master", key));
            gateway.WithReference(service).WaitFor(service);
            return service;
        }
    }
}
