using System.Reflection;
using Bkmo.AppHost.Local.Servers;

namespace Bkmo.AppHost.Local.Engine;

/// <summary>Where projects lie and what their build made.</summary>
internal static class ProjectOutput
{
    private static readonly string Configuration = typeof(ProjectOutput).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "Debug";

    /// <summary>The folder of the solution: the first above the host's programs that holds one.</summary>
    public static string SolutionFolder { get; } = FindSolution() ?? Directory.GetCurrentDirectory();

    /// <summary>The program that runs .NET assemblies, the one that runs the host.</summary>
    public static string Dotnet { get; } =
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } given ? given
        : Environment.ProcessPath is { } self && string.Equals(Path.GetFileName(self), "dotnet", StringComparison.Ordinal) ? self
        : ServerBinaries.OnPath("dotnet") ?? throw new PrerequisiteException("dotnet is not on PATH; install the .NET 10 SDK");

    /// <summary>The project's folder and its assembly.</summary>
    public static (string Folder, string Assembly) Of(string projectPath)
    {
        var project = Path.GetFullPath(projectPath, Path.Combine(SolutionFolder, "AppHost"));
        var folder = Path.GetDirectoryName(project)!;
        var assembly = Path.Combine(folder, "bin", Configuration, "net10.0", $"Bkmo.{Path.GetFileNameWithoutExtension(project)}.dll");
        return File.Exists(assembly)
            ? (folder, assembly)
            : throw new PrerequisiteException(
                $"{Path.GetRelativePath(SolutionFolder, assembly)} is missing; run: dotnet build -c {Configuration} {Path.GetRelativePath(Directory.GetCurrentDirectory(), SolutionFolder)}");
    }

    private static string? FindSolution()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "BKMO.Platform.sln"))) return folder.FullName;
        return null;
    }
}
