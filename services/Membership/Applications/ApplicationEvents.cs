using Bkmo.Membership.Documents;
using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Applications;

/// <summary>A form for applications was published; it holds from a day on, until the next one does.</summary>
/// <param name="Kind">For which membership.</param>
/// <param name="Number">Number of the version, from 1.</param>
/// <param name="From">First day, Europe/Berlin.</param>
/// <param name="Fields">What is asked.</param>
/// <param name="Documents">Documents that must be on file.</param>
/// <param name="Sponsors">How many voting members must vouch for the applicant.</param>
/// <param name="By">Who published it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("application_form_published")]
public sealed record ApplicationFormPublished(
    MembershipKind Kind, int Number, DateOnly From, ValueList<FormField> Fields, ValueList<DocumentKind> Documents, int Sponsors, UserId By,
    DateTimeOffset At) : IEvent;

/// <summary>The applicant answered the form; these answers stand for earlier ones.</summary>
/// <param name="MembershipId">The entry of the membership register.</param>
/// <param name="Kind">In which right.</param>
/// <param name="FormVersion">Version of the form.</param>
/// <param name="Answered">Fields with an answer.</param>
/// <param name="Answers">The answers, sealed.</param>
/// <param name="By">Who recorded them.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("application_answered")]
public sealed record ApplicationAnswered(
    Guid MembershipId, MembershipKind Kind, int FormVersion, ValueList<string> Answered, Sealed<ApplicationAnswers> Answers, UserId By,
    DateTimeOffset At) : IEvent;

/// <summary>The applicant named a voting member that vouches for it.</summary>
/// <param name="MembershipId">The entry of the membership register.</param>
/// <param name="Kind">In which right.</param>
/// <param name="SponsorId">The voting member.</param>
/// <param name="On">The day, Europe/Berlin.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("sponsor_asked")]
public sealed record SponsorAsked(Guid MembershipId, MembershipKind Kind, Guid SponsorId, DateOnly On, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A voting member vouched for the applicant.</summary>
/// <param name="MembershipId">The entry of the membership register.</param>
/// <param name="Kind">In which right.</param>
/// <param name="SponsorId">The voting member.</param>
/// <param name="On">The day, Europe/Berlin.</param>
/// <param name="By">Who of the voting member, or of the office.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("sponsor_confirmed")]
public sealed record SponsorConfirmed(Guid MembershipId, MembershipKind Kind, Guid SponsorId, DateOnly On, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The answers of an application were erased; the application itself stays in the register.</summary>
/// <param name="MembershipId">The entry of the membership register.</param>
/// <param name="Kind">In which right.</param>
/// <param name="By">Who, or which part of the platform.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("application_erased")]
public sealed record ApplicationErased(Guid MembershipId, MembershipKind Kind, UserId By, DateTimeOffset At) : IEvent;
