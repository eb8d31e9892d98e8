using System.Xml.Linq;

namespace Bkmo.Architecture.Tests;

/// <summary>The repository's own files.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = ["bin", "obj", ".git", ".bkmo", "TestResults", "BenchmarkDotNet.Artifacts"];

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every project file below the root.</summary>
    public static IReadOnlyList<Project> Projects { get; } = [.. Files("*.csproj").Select(Project.Read)];

    /// <summary>What is shipped: everything but the tests.</summary>
    public static IEnumerable<Project> Product => Projects.Where(project => !project.IsTest);

    /// <summary>The event-sourced services, without what they share. Identity keeps rows, not events: its own rules are in <c>IdentityTests</c>.</summary>
    public static IEnumerable<Project> Services =>
        Product.Where(project => project.Folder.StartsWith("services/", StringComparison.Ordinal) && project.Name is not ("Contracts" or "Eventing" or "Identity"));

    /// <summary>The project of that name.</summary>
    public static Project Named(string name) => Projects.Single(project => string.Equals(project.Name, name, StringComparison.Ordinal));

    /// <summary>The text of a file, by its path from the root.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Paths from the root of all files with that pattern, generated ones left out.</summary>
    public static IEnumerable<string> Files(string pattern) => Below(Root, pattern).Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal);

    /// <summary>The sources of what is shipped.</summary>
    public static IEnumerable<string> ProductSources => Files("*.cs").Where(file => !file.StartsWith("tests/", StringComparison.Ordinal));

    private static IEnumerable<string> Below(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern).Concat(
        Directory.EnumerateDirectories(folder).Where(child => !NotOurs.Contains(Path.GetFileName(child), StringComparer.Ordinal)).SelectMany(child => Below(child, pattern)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "BKMO.Platform.sln"))) return folder.FullName;
        throw new InvalidOperationException("These tests read the repository that they were built in.");
    }
}

/// <summary>A project file.</summary>
/// <param name="Path">Path from the root.</param>
/// <param name="References">Names of the projects it uses.</param>
/// <param name="Packages">Names of the packages it uses.</param>
internal sealed record Project(string Path, IReadOnlyList<string> References, IReadOnlyList<string> Packages)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal);

    public static Project Read(string path)
    {
        var xml = XDocument.Load(System.IO.Path.Combine(Repository.Root, path));
        IReadOnlyList<string> Included(string element) => [.. xml.Descendants(element).Select(item => (string?)item.Attribute("Include")).OfType<string>()];
        return new(path, [.. Included("ProjectReference").Select(System.IO.Path.GetFileNameWithoutExtension).OfType<string>()], Included("PackageReference"));
    }
}
