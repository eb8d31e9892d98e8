using Bkmo.Advocacy.Organisations;
using Bkmo.Eventing.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Advocacy.Committees;

/// <summary>The board forms a standing committee between conferences. (A conference's committee arrives by message.)</summary>
public static class FormCommittee
{
    /// <summary>What the client sends.</summary>
    /// <param name="NameDe">German name.</param>
    /// <param name="NameEn">English name.</param>
    /// <param name="Members">Organisations that send members; each must be admitted today.</param>
    /// <param name="MandateText">What the committee is to do, Markdown.</param>
    public sealed record Request(string NameDe, string NameEn, IReadOnlyList<Guid> Members, string? MandateText = null);

    /// <summary>The request, with what is known of the organisations it names (null: never heard of).</summary>
    public sealed record Command(
        string NameDe, string NameEn, string? MandateText, ValueList<(Guid Id, KnownOrganisation? Known)> Members, DateOnly Today, DateTimeOffset At);

    /// <summary>Decides.</summary>
    public static Decision Decide(Committee state, Command command)
    {
        if (state.Formed is not null) return Nothing;

        var unknown = command.Members.Where(m => m.Known?.Name is null).Select(m => m.Id).ToValueList();
        if (unknown.Count > 0) return Reject(new UnknownOrganisation(unknown));

        var former = command.Members.Where(m => !m.Known!.IsAdmitted(command.Today)).Select(m => m.Id).ToValueList();
        if (former.Count > 0) return Reject(new OrganisationNotAdmitted(former));

        var members = command.Members.Select(m => m.Id).Distinct().ToValueList();
        return Accept(new CommitteeFormed(command.NameDe, command.NameEn, CommitteeFounder.Board, null, null, command.MandateText, members, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/advocacy/committees", Handle).Creates<CommitteeView>().RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var (nameDe, nameEn) = (check.Text(request.NameDe, "nameDe", 3, 200), check.Text(request.NameEn, "nameEn", 3, 200));
        var mandate = check.OptionalLines(request.MandateText, "mandateText", 20_000);
        check.That(request.Members.Count is >= 1 and <= 200, "members", new("Erlaubt sind 1 bis 200 Organisationen.", "Allowed are 1 to 200 organisations."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var members = new List<(Guid Id, KnownOrganisation? Known)>();
        foreach (var member in request.Members.Distinct()) members.Add((member, await commands.Find<KnownOrganisation>(member, cancellation)));
        var names = members.ToDictionary(m => m.Id, m => new OrganisationView(m.Id, m.Known?.Name, m.Known?.ShortName));

        var id = commands.NewId();
        var command = new Command(nameDe, nameEn, mandate, [.. members], Berlin.DayOf(commands.Now), commands.Now);
        return await commands.Create<Committee>(
            id, $"/api/advocacy/committees/{id}", state => Decide(state, command), state => CommitteeView.Of(id, state.Formed!, names), cancellation);
    }
}
