using System.Globalization;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Persons;
using Bkmo.Conference.Registrations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Waiting;

/// <summary>A group that comes all or not at all is larger than the capacity.</summary>
public sealed record GroupTooLarge(string Capacity, int Size) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Das Kontingent „{Capacity}“ hat nur {Size} Plätze; melden Sie die Gruppe geteilt an oder mit „asManyAsFit“."),
    string.Create(CultureInfo.InvariantCulture, $"The capacity {Capacity} has only {Size} places; register the group in parts, or with asManyAsFit.")));

/// <summary>A group as it was registered.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Registrations">Its members, in order.</param>
public sealed record GroupView(Guid GroupId, IReadOnlyList<RegistrationView> Registrations);

/// <summary>Registers several people in one category at once: all or nothing, or as many as fit. Who gets no place at once waits.</summary>
public static class RegisterGroup
{
    private const int Most = 100;

    /// <summary>The group.</summary>
    /// <param name="Category">As what they all come.</param>
    /// <param name="Rule">How the group is served.</param>
    /// <param name="Members">2 to 100 people, in the order in which they are served if not all fit.</param>
    /// <param name="OrganisationId">For which organisation; needed for delegates and deputies.</param>
    public sealed record Request(RegistrationCategory Category, GroupRule Rule, IReadOnlyList<Member> Members, Guid? OrganisationId = null);

    /// <summary>One of the group.</summary>
    /// <param name="PersonId">Opaque id of the person; left out: the mandate's holder, else somebody with a new id.</param>
    /// <param name="MandateId">By which mandate.</param>
    public sealed record Member(Guid? PersonId = null, Guid? MandateId = null);

    /// <summary>The group.</summary>
    /// <param name="GroupId">Id for it.</param>
    /// <param name="Rule">How it is served.</param>
    /// <param name="Members">Everybody, with what other streams say about them.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who registers.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid GroupId, GroupRule Rule, ValueList<Asked> Members, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>One of the group.</summary>
    /// <param name="Registration">What is asked for.</param>
    /// <param name="Entitlement">What other streams say about it.</param>
    public sealed record Asked(Registration Registration, Entitlement Entitlement);

    /// <summary>Gives places to whom there are any; the others wait behind those who wait.</summary>
    public static Decision Decide(ConferenceState state, Command command)
    {
        if (state.Plan is null) return Reject(new UnknownConference());
        if (state.Registrations.ContainsKey(command.Members[0].Registration.Id)) return Nothing;
        if (state.IsOver(command.Today)) return Reject(new ConferenceOver());
        if (WhyNot(state, command) is { } refusal) return Reject(refusal);
        var (category, members) = (command.Members[0].Registration.Category, command.Members.Select(member => member.Registration).ToList());
        if (state.CapacityFor(category) is not { } capacity) return Reject(new NoCapacityFor(category));
        if (command.Rule is GroupRule.AllOrNothing && members.Count > capacity.Size) return Reject(new GroupTooLarge(capacity.Name, capacity.Size));
        var free = state.SomebodyWaits(capacity.Name) ? 0 : Math.Max(0, capacity.Free);
        var placed = command.Rule is GroupRule.AllOrNothing && free < members.Count ? 0 : Math.Min(free, members.Count);
        IEnumerable<IEvent> confirmed = members.Take(placed).Select(one => one.Confirmed(capacity.Name, command.By, command.At));
        var waiting = members.Skip(placed).Select(WaitingRegistration.Of).ToValueList();
        return Accept(waiting.Count == 0 ? [.. confirmed] : Serving.With(
            state, command.At, [.. confirmed, new WaitingListJoined(command.GroupId, capacity.Name, command.Rule, waiting, command.By, command.At)]));
    }

    // Each is asked about as if those before had come already, so that a group does not exceed a key that one after the other would not.
    private static Refusal? WhyNot(ConferenceState state, Command command)
    {
        foreach (var (registration, entitlement) in command.Members)
        {
            if (entitlement.WhyNot(state, registration, command.Today) is { } refusal) return refusal;
            if (registration.NeedsMandate && entitlement.Delegates is null) return new NoDelegateKey();
            if (state.Present.ContainsKey(registration.PersonId)) return new PersonAlreadyRegistered();
            state = state.Evolve(registration.Confirmed("", command.By, command.At));
        }
        return null;
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/conference/conferences/{id:guid}/group-registrations", Handle)
        .Creates<GroupView>().RequireRoles(Roles.Office, Roles.OrganisationRepresentative);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.That(request.Members.Count is >= 2 and <= Most, "members", new("Eine Gruppe hat 2 bis 100 Mitglieder.", "A group has 2 to 100 members."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (!(commands.Actor.Is(Roles.Office) || (request.Category.NeedsMandate() && commands.Actor.Represents(request.OrganisationId)))) return Problems.Of(new NotForOthers());

        var members = new List<Asked>();
        foreach (var member in request.Members)
        {
            var entitlement = await commands.Entitlement(id, request.OrganisationId, member.MandateId, cancellation);
            var person = member.PersonId ?? entitlement.Mandate?.PersonId ?? commands.NewId();
            members.Add(new(new(commands.NewId(), person, request.Category, request.OrganisationId, member.MandateId, null, RegistrationStatus.Requested, 0), entitlement));
        }
        var command = new Command(commands.NewId(), request.Rule, members.ToValueList(), Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        return await commands.Add<ConferenceState>(
            id, $"/api/conference/conferences/{id}/registrations", state => Decide(state, command),
            state => new GroupView(command.GroupId, [.. members.Select(member => RegistrationView.Of(id, state, member.Registration.Id)!)]), cancellation);
    }
}

/// <summary>A group of delegates waits for nothing: it registers once the key is there.</summary>
public sealed record NoDelegateKey() : Refusal(RefusalKind.Conflict, new(
    "Für diese Konferenz ist noch kein Delegiertenschlüssel freigezeichnet; melden Sie Delegierte bis dahin einzeln an.",
    "No delegate key is signed off for this conference yet; until then register delegates one by one."));
