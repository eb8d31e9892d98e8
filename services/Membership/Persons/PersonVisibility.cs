using Bkmo.Membership.Mandates;
using static System.FormattableString;

namespace Bkmo.Membership.Persons;

/// <summary>Somebody who can see data of a person, and why.</summary>
/// <param name="Role">The role that sees; <c>person</c> is the person herself or himself.</param>
/// <param name="OrganisationId">The organisation whose representatives see; null: the role sees in the whole federation.</param>
/// <param name="Purposes">What they see.</param>
/// <param name="MayChange">Whether they may also change it.</param>
/// <param name="Because">The reason.</param>
public sealed record Seer(string Role, Guid? OrganisationId, ValueList<PersonPurpose> Purposes, bool MayChange, Text Because);

/// <summary>
/// The one rule of who sees what of a person. Access is decided by it and the person is told by it, so what people are told is what is done. Another
/// organisation's people are seen by nobody but the office.
/// </summary>
public static class PersonVisibility
{
    /// <summary>The role of the person herself or himself.</summary>
    public const string Oneself = "person";

    private static readonly ValueList<PersonPurpose> Everything = [PersonPurpose.Name, PersonPurpose.Contact, PersonPurpose.AccessNeeds];
    private static readonly ValueList<PersonPurpose> Reachable = [PersonPurpose.Name, PersonPurpose.Contact];

    /// <summary>Everybody who sees something of the person on <paramref name="today"/>.</summary>
    /// <param name="person">The person.</param>
    /// <param name="seats">Seats held or to be held.</param>
    /// <param name="today">The day in Berlin.</param>
    public static IReadOnlyList<Seer> Of(Person person, IReadOnlyList<HeldSeat> seats, DateOnly today)
    {
        var mandates = person.OpenMandates(today).ToList();
        return
        [
            new(Roles.Office, null, Everything, true, new(
                "Die Geschäftsstelle führt das Mitgliederverzeichnis und lädt zu Konferenzen und Sitzungen ein.",
                "The office keeps the register of members and invites to conferences and meetings.")),
            .. Account(person), .. Entered(person), .. mandates.Select(OfMandate), .. OfBoard(mandates, seats),
        ];
    }

    /// <summary>What <paramref name="actor"/> sees of the person; empty: for her or him there is no such person.</summary>
    public static IReadOnlySet<PersonPurpose> Seen(Person person, IReadOnlyList<HeldSeat> seats, DateOnly today, Actor actor) =>
        Of(person, seats, today).Where(seer => Is(seer, person, actor)).SelectMany(seer => seer.Purposes).ToHashSet();

    /// <summary>Whether <paramref name="actor"/> may change what serves <paramref name="purpose"/>.</summary>
    public static bool MayChange(Person person, DateOnly today, Actor actor, PersonPurpose purpose) =>
        Of(person, [], today).Any(seer => seer.MayChange && seer.Purposes.Contains(purpose) && Is(seer, person, actor));

    /// <summary>Whether <paramref name="actor"/> is the person.</summary>
    public static bool IsOneself(Person person, Actor actor) =>
        person.AccountId is { } account && Guid.TryParse(actor.Id.Value, out var acting) && acting == account;

    private static bool Is(Seer seer, Person person, Actor actor) => seer switch
    {
        { Role: Oneself } => IsOneself(person, actor),
        { OrganisationId: { } organisation } => OwnOrganisations.Represents(actor, organisation),
        _ => actor.Is(seer.Role),
    };

    private static IEnumerable<Seer> Account(Person person)
    {
        if (person.AccountId is not null)
            yield return new(Oneself, null, Everything, true, new("Es sind Ihre eigenen Daten.", "These are your own data."));
    }

    private static IEnumerable<Seer> Entered(Person person)
    {
        if (person.EnteredFor is { } organisation)
            yield return new(Roles.OrganisationRepresentative, organisation, Everything, true, new(
                "Die Person wurde von dieser Organisation oder für sie aufgenommen.", "The person was entered by this organisation or for it."));
    }

    private static Seer OfMandate(Mandate mandate)
    {
        var function = mandate.Function.InWords();
        var (de, en) = mandate.Until is { } until
            ? (Invariant($"bis {until:yyyy-MM-dd}"), Invariant($"until {until:yyyy-MM-dd}"))
            : ("ohne Ende", "without an end");
        return new(Roles.OrganisationRepresentative, mandate.OrganisationId, Reachable, true, new(
            $"Die Person hat ein Mandat dieser Organisation ({function.De}), {de}.", $"The person holds a mandate of this organisation ({function.En}), {en}."));
    }

    private static IEnumerable<Seer> OfBoard(List<Mandate> mandates, IReadOnlyList<HeldSeat> seats)
    {
        if (mandates.Count > 0)
            yield return new(Roles.Board, null, [PersonPurpose.Name], false, new(
                "Der Vorstand sieht, wer für die Organisationen handelt.", "The board sees who acts for the organisations."));
        foreach (var seat in seats)
            yield return new(Roles.Board, null, [PersonPurpose.Name], false, new(
                $"Der Vorstand sieht, wer die Sitze der Gremien innehat: {seat.Body.De}.", $"The board sees who holds the seats of the bodies: {seat.Body.En}."));
    }
}

/// <summary>A seat that a person holds or is to hold.</summary>
/// <param name="BodyId">The body.</param>
/// <param name="Body">Its name.</param>
public sealed record HeldSeat(Guid BodyId, Text Body);
