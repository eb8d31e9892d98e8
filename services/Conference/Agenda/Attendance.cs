using Bkmo.Conference.Conferences;
using Bkmo.Conference.Persons;
using Bkmo.Conference.Registrations;

namespace Bkmo.Conference.Agenda;

/// <summary>As what somebody follows the assembly of one conference.</summary>
/// <param name="Sees">Whether there is anything to see; for everybody else there is no such meeting.</param>
/// <param name="SeesInternal">Whether internal items are for them: those who take part in resolutions, and those who lead and count.</param>
/// <param name="Own">Their own registration, if they have one that lives.</param>
public sealed record Attendance(bool Sees, bool SeesInternal, Registration? Own)
{
    /// <summary>Whether they see the item.</summary>
    public bool Shows(ItemSubject subject) => Sees && (SeesInternal || !subject.Internal);

    /// <summary>As what <paramref name="actor"/> follows, with her or his own registration. A delegate is one of this conference only with a registration as such.</summary>
    public static Attendance Of(Actor actor, Registration? own)
    {
        var leadsOrCounts = actor.Is(Roles.Office, Roles.Board, Roles.ElectionOfficer, Roles.Teller);
        var isDelegate = actor.Is(Roles.Delegate) && own is
        {
            Status: RegistrationStatus.Confirmed or RegistrationStatus.Attended, Category: RegistrationCategory.Delegate or RegistrationCategory.Deputy,
        };
        return new(leadsOrCounts || isDelegate || actor.Is(Roles.OrganisationRepresentative), leadsOrCounts || isDelegate, own);
    }
}

/// <summary>Finds out as what somebody follows.</summary>
internal static class Attendances
{
    internal static async Task<Attendance> Attendance(this Commands commands, Guid conferenceId, CancellationToken cancellation)
    {
        var person = await commands.Person(cancellation);
        var conference = person is null ? null : await commands.Find<ConferenceState>(conferenceId, cancellation);
        var own = conference is not null && conference.Present.TryGetValue(person!.Value, out var id) ? conference.Registrations.GetValueOrDefault(id) : null;
        return Agenda.Attendance.Of(commands.Actor, own);
    }

    /// <summary>Whether the asker sees what is internal, where it is.</summary>
    internal static async Task<bool> Sees(this Commands commands, Guid conferenceId, bool isInternal, CancellationToken cancellation) =>
        !isInternal || (await commands.Attendance(conferenceId, cancellation)).SeesInternal;
}
