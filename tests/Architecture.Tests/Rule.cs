namespace Bkmo.Architecture.Tests;

/// <summary>A rule and who breaks it.</summary>
internal static class Rule
{
    /// <summary>Fails with the rule and one line for each offender.</summary>
    public static void Holds(string rule, IEnumerable<string> offenders)
    {
        var list = offenders.ToList();
        if (list.Count > 0) Assert.Fail($"{rule}{Environment.NewLine}  {string.Join(Environment.NewLine + "  ", list)}");
    }
}
