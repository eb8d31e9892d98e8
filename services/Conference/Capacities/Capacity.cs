using Bkmo.Conference.Registrations;

namespace Bkmo.Conference.Capacities;

/// <summary>Places that some categories share.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">How many places.</param>
/// <param name="Categories">Who shares them.</param>
/// <param name="Confirmed">How many have gone to registrations.</param>
/// <param name="Reserved">How many are set aside by reservations.</param>
/// <param name="Invited">How many are blocked by open invitations.</param>
/// <param name="Offered">How many are on offer to people who waited.</param>
public sealed record Capacity(
    string Name, int Size, ValueList<RegistrationCategory> Categories, int Confirmed = 0, int Reserved = 0, int Invited = 0, int Offered = 0)
{
    /// <summary>Hours that an offer holds its place unless something else was set.</summary>
    public const int UsualOfferHours = 48;

    /// <summary>How many hours an offer to somebody who waited holds its place.</summary>
    public int OfferHours { get; init; } = UsualOfferHours;

    /// <summary>How many are given, held or on offer.</summary>
    public int Taken => Confirmed + Reserved + Invited + Offered;

    /// <summary>How many are left.</summary>
    public int Free => Size - Taken;
}
