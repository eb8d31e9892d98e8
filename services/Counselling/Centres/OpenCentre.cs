using Bkmo.Eventing.Organisations;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Counselling.Centres;

/// <summary>Opens a counselling centre.</summary>
public static class OpenCentre
{
    private const int MostLanguages = 60;

    /// <summary>What the client sends. All of it is public.</summary>
    /// <param name="Name">Name of the centre.</param>
    /// <param name="OrganisationId">The organisation that runs it; admitted by the federation.</param>
    /// <param name="Place">Municipality it works in.</param>
    /// <param name="Postcode">Five digits.</param>
    /// <param name="Languages">Languages of counselling, BCP 47; at least one.</param>
    /// <param name="Topics">Areas of life it counsels in; none: all.</param>
    /// <param name="Phone">Public telephone number.</param>
    /// <param name="OpeningHours">When somebody can be reached.</param>
    public sealed record Request(
        string Name, Guid OrganisationId, string Place, string Postcode, IReadOnlyList<string> Languages, IReadOnlyList<AreaOfLife>? Topics = null,
        string? Phone = null, string? OpeningHours = null);

    /// <summary>The request with its values checked, and what is known of the organisation (null: never heard of).</summary>
    public sealed record Command(CentreOpened Centre, KnownOrganisation? Organisation, DateOnly Today);

    /// <summary>Decides.</summary>
    public static Decision Decide(Centre state, Command command)
    {
        if (state.Opened is not null) return Nothing;
        if (command.Organisation?.Name is null) return Reject(new UnknownOrganisation());
        return command.Organisation.IsAdmitted(command.Today) ? Accept(command.Centre) : Reject(new OrganisationNotAdmitted());
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/counselling/centres", Handle).Creates<CentreView>().RequireRoles(Roles.Office);

    private static async Task<IResult> Handle(Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var opened = EventOf(check, request, commands);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var organisation = await commands.Find<KnownOrganisation>(request.OrganisationId, cancellation);
        var command = new Command(opened, organisation, Berlin.DayOf(commands.Now));
        var id = commands.NewId();
        return await commands.Create<Centre>(
            id, $"/api/counselling/centres/{id}", state => Decide(state, command), state => CentreView.Of(id, state, organisation)!, cancellation);
    }

    private static CentreOpened EventOf(Check check, Request request, Commands commands)
    {
        check.That(request.Languages.Count is >= 1 and <= MostLanguages, "languages", new(
            $"Erlaubt sind 1 bis {MostLanguages} Sprachen.", $"Allowed are 1 to {MostLanguages} languages."));
        var postcode = check.Text(request.Postcode, "postcode", 5, 5);
        check.That(postcode.All(char.IsAsciiDigit), "postcode", new("Eine Postleitzahl hat fünf Ziffern.", "A postcode has five digits."));
        return new(
            check.Text(request.Name, "name", 3, 200), request.OrganisationId, check.Text(request.Place, "place", 2, 120), postcode,
            request.Languages.Take(MostLanguages).Select((tag, i) => check.Language(tag, $"languages[{i}]")).Distinct(StringComparer.Ordinal).ToValueList(),
            (request.Topics ?? []).Distinct().Order().ToValueList(), check.OptionalText(request.Phone, "phone", 40),
            check.OptionalText(request.OpeningHours, "openingHours", 200), commands.Actor.Id, commands.Now);
    }
}
