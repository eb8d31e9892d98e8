using System.Globalization;
using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Applications;

/// <summary>The application lacks something that its form asks for.</summary>
public sealed record ApplicationIncomplete(ValueList<MissingItem> Missing) : Refusal(RefusalKind.Conflict, new(
    $"Der Antrag ist unvollständig. {string.Join(' ', Missing.Select(item => item.Text.De))} Mit einer Begründung in „waiver“ kann trotzdem aufgenommen werden.",
    $"The application is incomplete. {string.Join(' ', Missing.Select(item => item.Text.En))} With a reason in waiver it can be admitted all the same."));

/// <summary>No form holds for this kind of membership.</summary>
public sealed record NoForm() : Refusal(RefusalKind.Conflict, new(
    "Für diese Mitgliedschaft gilt noch kein Formular; die Geschäftsstelle veröffentlicht zuerst eines.",
    "No form holds for this kind of membership yet; the office publishes one first."));

/// <summary>A form begins to hold after the one before it.</summary>
public sealed record FormOutOfOrder(DateOnly LatestFrom) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Es gibt schon eine Fassung ab {LatestFrom:yyyy-MM-dd}; eine neue gilt ab einem späteren Tag."),
    string.Create(CultureInfo.InvariantCulture, $"There is a version from {LatestFrom:yyyy-MM-dd} already; a new one holds from a later day.")));

/// <summary>A form holds from a day that has not passed: applications were handed in by the form that held.</summary>
public sealed record FormInThePast() : Refusal(RefusalKind.Invalid, new(
    "Ein Formular gilt frühestens ab heute, sobald es schon eine Fassung gibt.", "Once there is a version, a form holds from today at the earliest."));

/// <summary>There is no open application of this kind.</summary>
public sealed record NotOpen(MembershipKind Membership) : Refusal(RefusalKind.Conflict, new(
    "Für diese Mitgliedschaft liegt kein offener Antrag vor.", "There is no open application for this kind of membership."));

/// <summary>Who vouches for an applicant is a voting member and another organisation.</summary>
public sealed record NoSponsor() : Refusal(RefusalKind.Conflict, new(
    "Bürgen kann nur eine andere Organisation, die heute Mitglied mit Stimmrecht ist.",
    "Only another organisation that is a voting member today can vouch."));
