using Bkmo.Conference.Registrations;

namespace Bkmo.Conference.Capacities;

/// <summary>Places that some categories share.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">How many places.</param>
/// <param name="Categories">Who shares them.</param>
/// <param name="Confirmed">How many are taken.</param>
public sealed record Capacity(string Name, int Size, ValueList<RegistrationCategory> Categories, int Confirmed)
{
    /// <summary>How many are left.</summary>
    public int Free => Size - Confirmed;
}
