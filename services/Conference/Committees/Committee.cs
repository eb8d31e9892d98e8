namespace Bkmo.Conference.Committees;

/// <summary>A standing committee that the conference formed.</summary>
/// <param name="Id">The committee.</param>
/// <param name="NameDe">German name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Members">Organisations that send members.</param>
/// <param name="Version">Number of the event that formed it.</param>
public sealed record Committee(Guid Id, string NameDe, string NameEn, ValueList<Guid> Members, long Version);
