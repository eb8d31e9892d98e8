namespace Bkmo.Advocacy.Tests;

/// <summary>The circumstances of the specs.</summary>
internal static class At
{
    internal static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    internal static readonly DateOnly Today = new(2026, 3, 2);
    internal static readonly UserId Office = new("account-office");
}
