using Bkmo.Conference.Conferences;
using Bkmo.Conference.Persons;
using Bkmo.Conference.Registrations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Participants;

/// <summary>Who may see that somebody takes part.</summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="Audience">Who may see it.</param>
public sealed record ConsentView(Guid RegistrationId, ParticipantAudience Audience);

/// <summary>A person says who may see that she or he takes part, and takes it back at once. Nobody says it for somebody else.</summary>
public static class SetConsent
{
    /// <summary>The consent.</summary>
    /// <param name="Audience">Who may see it.</param>
    /// <param name="Name">By which name, 1 to 200 characters; needed unless nobody may see it.</param>
    public sealed record Request(ParticipantAudience Audience, string? Name = null)
    {
        /// <inheritdoc />
        public override string ToString() => $"(consent: {Audience})";
    }

    /// <summary>The consent, with the name sealed.</summary>
    /// <param name="Agreed">For whom by which name; null: nobody.</param>
    /// <param name="By">Who says so.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(ListingAgreed? Agreed, UserId By, DateTimeOffset At);

    /// <summary>Whatever is said last holds.</summary>
    public static Decision Decide(ListedParticipant state, Command command) => command.Agreed switch
    {
        { } agreed => Accept(agreed),
        null when state.Agreed is null => Nothing,
        null => Accept(new ListingTakenBack(command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(RegistrationView.Route + "/consent", Handle).Creates<ConsentView>().RequireRoles([.. Roles.OfPeople]);
        routes.MapGet(RegistrationView.Route + "/consent", Show).Shows<ConsentView>().RequireRoles([.. Roles.OfPeople]);
    }

    private static async Task<IResult> Handle(Guid id, Guid registrationId, Request request, Commands commands, IKeyRing keys, CancellationToken cancellation)
    {
        if (await Own(id, registrationId, commands, cancellation) is not { PersonId: var person }) return Problems.Of(new UnknownRegistration());
        var check = new Check();
        var name = request.Audience is ParticipantAudience.Nobody ? null : check.Text(request.Name, "name", 1, 200);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var consentId = commands.NewId();
        var agreed = name is null ? null : new ListingAgreed(
            consentId, id, registrationId, person, request.Audience,
            await keys.Seal(ListedParticipant.KeyOf(consentId, person), new ParticipantName(name), cancellation), commands.Actor.Id, commands.Now);
        var result = await commands.Create<ListedParticipant>(
            ListedParticipant.IdOf(id, person), RegistrationView.PathOf(id, registrationId) + "/consent", state => Decide(state, new(agreed, commands.Actor.Id, commands.Now)),
            state => new ConsentView(registrationId, state.Audience), cancellation);
        // A name that was agreed to before is gone with its key, whatever a list may still hold of it.
        var after = await commands.Find<ListedParticipant>(ListedParticipant.IdOf(id, person), cancellation);
        foreach (var past in after?.Past ?? []) await keys.Destroy(ListedParticipant.KeyOf(past, person), cancellation);
        return result;
    }

    private static async Task<IResult> Show(Guid id, Guid registrationId, Commands commands, CancellationToken cancellation)
    {
        if (await Own(id, registrationId, commands, cancellation) is not { PersonId: var person }) return Problems.Of(new UnknownRegistration());
        var listed = await commands.Find<ListedParticipant>(ListedParticipant.IdOf(id, person), cancellation) ?? ListedParticipant.Initial;
        return await commands.Read<ConferenceState>(
            id, _ => new ConsentView(registrationId, listed.Audience), cancellation, _ => listed.Past.Count + (listed.Agreed is null ? 0 : 1));
    }

    private static async Task<Registration?> Own(Guid id, Guid registrationId, Commands commands, CancellationToken cancellation) =>
        (await commands.Find<ConferenceState>(id, cancellation))?.Registrations.GetValueOrDefault(registrationId) is { } registration
        && await commands.Person(cancellation) == registration.PersonId ? registration : null;
}
