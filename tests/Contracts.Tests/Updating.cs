namespace Bkmo.Contracts.Tests;

/// <summary>Generated files are compared; on demand they are written.</summary>
internal static class Updating
{
    private const string Variable = "BKMO_UPDATE_DOCS";

    public static string HowTo => $"{Variable}=1 dotnet test tests/Contracts.Tests";

    public static bool IsOn => Environment.GetEnvironmentVariable(Variable) is "1";
}
