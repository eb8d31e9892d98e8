namespace Bkmo.Conference.Registrations;

/// <summary>As what somebody comes.</summary>
public enum RegistrationCategory
{
    /// <summary>Delegierte*r of a member organisation.</summary>
    Delegate,

    /// <summary>Ersatzdelegierte*r.</summary>
    Deputy,

    /// <summary>Gast.</summary>
    Guest,

    /// <summary>Presse.</summary>
    Press,

    /// <summary>Staff of the federation or helpers.</summary>
    Staff,

    /// <summary>Referent*in.</summary>
    Speaker,

    /// <summary>Dolmetscher*in.</summary>
    Interpreter,
}

/// <summary>Where a registration stands.</summary>
public enum RegistrationStatus
{
    /// <summary>Has a place.</summary>
    Confirmed,

    /// <summary>Gave the place back.</summary>
    Withdrawn,
}

/// <summary>Somebody's registration.</summary>
/// <param name="Id">The registration.</param>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Category">As what.</param>
/// <param name="OrganisationId">For which organisation.</param>
/// <param name="Capacity">The capacity that the place is taken from.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">Number of the event that last changed it.</param>
public sealed record Registration(
    Guid Id, Guid PersonId, RegistrationCategory Category, Guid? OrganisationId, string Capacity, RegistrationStatus Status, long Version);
