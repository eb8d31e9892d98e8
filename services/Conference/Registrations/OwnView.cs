using Bkmo.Conference.Conferences;
using Bkmo.Conference.Holds;
using Bkmo.Conference.Persons;

namespace Bkmo.Conference.Registrations;

/// <summary>What a person has to do with a conference.</summary>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Registrations">Her or his registrations, past ones too, with offers that are open.</param>
/// <param name="Invitations">Invitations that are open.</param>
public sealed record OwnView(Guid PersonId, IReadOnlyList<RegistrationView> Registrations, IReadOnlyList<HoldView> Invitations);

/// <summary>Shows a person her or his own registrations, offers and invitations. Whose account is no person's has none.</summary>
public static class ShowOwn
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/conference/conferences/{id:guid}/registrations/own", Handle).Shows<OwnView>().RequireRoles([.. Roles.OfPeople]);

    private static async Task<IResult> Handle(Guid id, Commands commands, CancellationToken cancellation) =>
        await commands.Person(cancellation) is { } person
            ? await commands.Read<ConferenceState>(id, state => View(id, state, person), cancellation)
            : Problems.Of(new UnknownRegistration());

    private static OwnView View(Guid id, ConferenceState state, Guid person) => new(
        person,
        [.. state.Registrations.Values.Where(it => it.PersonId == person).OrderBy(it => it.Id).Select(it => RegistrationView.Of(id, state, it.Id)!)],
        [.. state.Holds.Values.Where(hold => hold.Invited?.PersonId == person).OrderBy(hold => hold.Id).Select(hold => HoldView.Of(id, state, hold.Id))]);
}
