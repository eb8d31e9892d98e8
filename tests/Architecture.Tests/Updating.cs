namespace Bkmo.Architecture.Tests;

/// <summary>Generated files are compared; on demand they are written.</summary>
internal static class Updating
{
    private const string Variable = "BKMO_UPDATE_DOCS";

    public static string HowTo => $"{Variable}=1 dotnet test BKMO.Platform.sln --filter \"FullyQualifiedName~Page\"";

    public static bool IsOn => Environment.GetEnvironmentVariable(Variable) is "1";
}
