namespace Bkmo.Counselling.Tests;

/// <summary>The circumstances of the specs.</summary>
internal static class At
{
    internal static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    internal static readonly DateOnly Today = new(2026, 3, 2);
    internal static readonly UserId Office = new("account-office");
    internal static readonly Guid Centre = new("0195a000-0000-7000-8000-0000000000c1");
    internal static readonly Guid OtherCentre = new("0195a000-0000-7000-8000-0000000000c2");
    internal static readonly Actor Counsellor = Actor("account-counsellor", Roles.Counsellor, Centre);

    internal static Actor Actor(string id, string role, params Guid[] centres) =>
        new(new UserId(id), new HashSet<string>(StringComparer.Ordinal) { role }, new HashSet<Guid>(), centres.ToHashSet());

    internal static Sealed<T> Sealed<T>(int number) => new(new Guid(number, 0, 0, new byte[8]), $"cipher{number}");
}
