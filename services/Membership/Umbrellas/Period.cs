using System.Runtime.InteropServices;

namespace Bkmo.Membership.Umbrellas;

/// <summary>A run of calendar days.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null: no end known.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Period(DateOnly From, DateOnly? Until)
{
    /// <summary>Whether <paramref name="day"/> lies in it.</summary>
    public bool Contains(DateOnly day) => From <= day && !(Until < day);

    /// <summary>The days in both; null when there are none.</summary>
    public Period? Common(Period other)
    {
        var from = From > other.From ? From : other.From;
        var until = other.Until is null || Until < other.Until ? Until : other.Until;
        return until < from ? null : new(from, until);
    }
}
