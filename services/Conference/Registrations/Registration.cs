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
    /// <summary>Asked for; not decided yet, for instance because the delegate key is not there. Holds no place.</summary>
    Requested,

    /// <summary>On the waiting list, perhaps with a place on offer.</summary>
    Waiting,

    /// <summary>Has a place.</summary>
    Confirmed,

    /// <summary>The office declined it.</summary>
    Declined,

    /// <summary>Gave the place back, or asks for none any more.</summary>
    Withdrawn,

    /// <summary>The office took the place back, with a reason.</summary>
    Cancelled,

    /// <summary>Had a place and was there.</summary>
    Attended,

    /// <summary>Had a place and was never there.</summary>
    Missed,
}

/// <summary>Somebody's registration.</summary>
/// <param name="Id">The registration.</param>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Category">As what.</param>
/// <param name="OrganisationId">For which organisation.</param>
/// <param name="MandateId">By which mandate, for delegates and deputies.</param>
/// <param name="Capacity">The capacity that the place is taken from; null while it is only requested.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">Number of the event that last changed it.</param>
public sealed record Registration(
    Guid Id, Guid PersonId, RegistrationCategory Category, Guid? OrganisationId, Guid? MandateId, string? Capacity, RegistrationStatus Status, long Version)
{
    /// <summary>Whether it may still lead to taking part: requested, waiting or confirmed.</summary>
    public bool Lives => Status is RegistrationStatus.Requested or RegistrationStatus.Waiting or RegistrationStatus.Confirmed;

    /// <summary>Whether it is one for which a delegate key and a mandate are asked.</summary>
    public bool NeedsMandate => Category.NeedsMandate();
}

/// <summary>What categories ask for.</summary>
public static class RegistrationCategories
{
    /// <summary>Whether one comes with a mandate of an organisation.</summary>
    public static bool NeedsMandate(this RegistrationCategory category) => category is RegistrationCategory.Delegate or RegistrationCategory.Deputy;
}
