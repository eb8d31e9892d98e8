using Bkmo.Advocacy.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Advocacy.Alliances;

/// <summary>Puts an alliance on record, with the members known so far.</summary>
public static class RecordAlliance
{
    /// <summary>What the client sends.</summary>
    /// <param name="Name">Full name.</param>
    /// <param name="ShortName">Short name.</param>
    /// <param name="Programme">Funding programme it belongs to.</param>
    /// <param name="Website">Absolute http or https address.</param>
    /// <param name="Members">Members known so far.</param>
    public sealed record Request(
        string Name, string? ShortName = null, string? Programme = null, string? Website = null, IReadOnlyList<AddMember.Request>? Members = null);

    /// <summary>The request with its values checked.</summary>
    public sealed record Command(
        string Name, string? ShortName, string? Programme, string? Website, ValueList<AddMember.Command> Members, UserId By, DateTimeOffset At);

    /// <summary>Decides.</summary>
    public static Decision Decide(Alliance state, Command command)
    {
        if (state.Recorded is not null) return Nothing;
        var events = new List<IEvent> { new AllianceRecorded(command.Name, command.ShortName, command.Programme, command.Website, command.By, command.At) };
        var alliance = state.Evolve(events[0]);
        foreach (var member in command.Members)
        {
            if (AddMember.Decide(alliance, member) is not Accepted accepted) return Reject(new AlreadyMember(member.Name));
            events.AddRange(accepted.Events);
            alliance = accepted.Events.Aggregate(alliance, (a, e) => a.Evolve(e));
        }
        return Accept(events);
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/advocacy/alliances", Handle).Creates<AllianceView>().RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(
        Request request, Commands commands, IReadModel<OrganisationNames.Row> organisations, CancellationToken cancellation)
    {
        var check = new Check();
        var command = CommandOf(check, request, commands);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var id = commands.NewId();
        var names = await OrganisationNames.Of(organisations, command.Members.Select(m => m.OrganisationId).OfType<Guid>(), cancellation);
        return await commands.Create<Alliance>(
            id, $"/api/advocacy/alliances/{id}", state => Decide(state, command), state => AllianceView.Of(id, state, names)!, cancellation);
    }

    private static Command CommandOf(Check check, Request request, Commands commands)
    {
        var members = request.Members ?? [];
        check.That(members.Count <= 200, "members", new("Erlaubt sind höchstens 200 Mitglieder.", "Allowed are at most 200 members."));
        return new(
            check.Text(request.Name, "name", 3, 300),
            check.OptionalText(request.ShortName, "shortName", 40),
            check.OptionalText(request.Programme, "programme", 200),
            check.WebAddress(request.Website, "website")?.AbsoluteUri,
            members.Take(200).Select((member, i) => AddMember.CommandOf(check, member, $"members[{i}].", commands)).ToValueList(),
            commands.Actor.Id,
            commands.Now);
    }
}
