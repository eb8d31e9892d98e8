using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit.Abstractions;

namespace Bkmo.Architecture.Tests;

public sealed partial class RepositoryTests(ITestOutputHelper output)
{
    private const int WorthALook = 150, LongestSource = 220, LongestSpecification = 240;

    [Fact]
    public void The_solution_lists_every_project_and_no_other()
    {
        var listed = SolutionProject().Matches(Repository.Read("BKMO.Platform.sln"))
            .Select(match => match.Groups["path"].Value.Replace('\\', '/')).ToHashSet(StringComparer.Ordinal);
        var there = Repository.Projects.Where(project => project.Name is not "Stub").Select(project => project.Path).ToHashSet(StringComparer.Ordinal);
        Rule.Holds("Add it to BKMO.Platform.sln, or `dotnet test` passes it over.", there.Except(listed));
        Rule.Holds("BKMO.Platform.sln lists a project that does not exist.", listed.Except(there));
    }

    [Fact]
    public void Every_part_of_the_layout_is_there()
    {
        string[] parts =
        [
            "AppHost", "ServiceDefaults", "Gateway", "Contracts", "Eventing",
            "Membership", "Conference", "Advocacy", "Counselling", "Identity",
            "Testing", "Architecture.Tests", "Platform.Tests", "Benchmarks",
        ];
        Rule.Holds("A project of the layout is missing.", parts.Except(Repository.Projects.Select(project => project.Name), StringComparer.Ordinal));
        Rule.Holds("Every project that is shipped has tests of its own.",
            Repository.Product.Select(project => project.Name + ".Tests").Except(Repository.Projects.Select(project => project.Name), StringComparer.Ordinal));
    }

    [Fact]
    public void A_project_is_named_after_its_folder() =>
        Rule.Holds("Folder = project = assembly Bkmo.<Name> = root namespace.",
            Repository.Projects
                .Where(project => !string.Equals(project.Name, Path.GetFileName(project.Folder), StringComparison.OrdinalIgnoreCase))
                .Select(project => project.Path));

    [Fact]
    public void Packages_have_one_exact_version_each()
    {
        Rule.Holds("Exact versions only, in Directory.Packages.props.",
            XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion")
                .Where(package => !ExactVersion().IsMatch((string?)package.Attribute("Version") ?? "")).Select(package => package.ToString()));
        Rule.Holds("A project names packages without a version.",
            Repository.Projects.Where(project => XDocument.Parse(Repository.Read(project.Path)).Descendants("PackageReference")
                .Any(package => package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null)).Select(project => project.Path));
    }

    [Fact]
    public void Every_project_has_a_lock_file() =>
        Rule.Holds("Restore once and commit packages.lock.json.",
            Repository.Projects.Where(project => !File.Exists(Path.Combine(Repository.Root, project.Folder, "packages.lock.json"))).Select(project => project.Path));

    [Fact]
    public void Source_files_stay_short()
    {
        var files = Repository.Files("*.cs").Select(file => (Path: file, Lines: File.ReadLines(Path.Combine(Repository.Root, file)).Count())).ToList();
        foreach (var (path, lines) in files.Where(file => file.Lines > WorthALook).OrderByDescending(file => file.Lines)) output.WriteLine($"{lines} lines: {path}");
        Rule.Holds($"A source file has at most {LongestSource} lines, a specification {LongestSpecification}; better {WorthALook}.",
            files
                .Where(file => file.Lines > (file.Path.StartsWith("tests/", StringComparison.Ordinal) ? LongestSpecification : LongestSource))
                .Select(file => $"{file.Path}: {file.Lines} lines"));
    }

    [Fact]
    public void The_host_builds_every_program_that_it_starts() =>
        Rule.Holds("AppHost/Program.cs names projects that AppHost.csproj does not build: in a fresh clone there would be nothing to start.",
            StartedProject().Matches(Repository.Read("AppHost/Program.cs")).Select(match => match.Groups["name"].Value).Except(Repository.Named("AppHost").References, StringComparer.Ordinal));

    [Fact]
    public void The_app_model_uses_only_what_aspire_has()
    {
        string[] ofAspire =
        [
            "CreateBuilder", "AddPostgres", "WithDataVolume", "AddDatabase", "AddRabbitMQ", "AddParameter", "AddConnectionString", "AddProject", "WithReference", "WaitFor",
            "WaitForCompletion", "WithEnvironment", "WithHttpEndpoint", "WithExternalHttpEndpoints", "WithHttpHealthCheck", "WithReplicas", "WithArgs", "Build", "Run",
        ];
        var program = Repository.Read("AppHost/Program.cs");
        Rule.Holds("AppHost/Program.cs must compile against Aspire.Hosting as it stands: these members are none of the ones agreed on.",
            MemberCall().Matches(program).Select(match => match.Groups["name"].Value).Except(ofAspire, StringComparer.Ordinal));
        Rule.Holds("AppHost/Program.cs has no using lines; Aspire's SDK brings its own.", program.Split('\n').Where(line => line.StartsWith("using ", StringComparison.Ordinal)));
    }

    [GeneratedRegex("\"(?<path>[^\"]+\\.csproj)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SolutionProject();

    [GeneratedRegex("^[0-9]+(\\.[0-9]+){1,3}(-[0-9A-Za-z.-]+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExactVersion();

    [GeneratedRegex("\\.(?<name>[A-Z][A-Za-z]+)(<[^>]*>)?\\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MemberCall();

    [GeneratedRegex(@"/(?<name>[A-Za-z]+)\.csproj", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex StartedProject();
}
