using Bkmo.Membership.Register;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Imports;

/// <summary>Accepts a table of organisations and memberships as one act, which is then carried out row by row and can be taken back as one act.</summary>
public static class StartImport
{
    /// <summary>The table, worked out.</summary>
    /// <param name="Rows">What changes something.</param>
    /// <param name="Refused">Rows that cannot be accepted.</param>
    /// <param name="FirstRefused">Line of the first of them.</param>
    /// <param name="Members">Members today.</param>
    /// <param name="Ending">Members whose membership it ends.</param>
    /// <param name="Confirmed">Whether the sender means to end most of them.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who imports.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(
        ValueList<ImportRow> Rows, int Refused, int FirstRefused, int Members, int Ending, bool Confirmed, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Accepts a table that changes something, has no row that cannot be accepted, and does not end most memberships by surprise.</summary>
    public static Decision Decide(Import state, Command command)
    {
        if (state.Accepted is not null) return Nothing;
        if (command.Refused > 0) return Reject(new RowsRefused(command.Refused, command.FirstRefused));
        if (command.Rows.Count == 0) return Reject(new NothingToImport());
        return command.Ending * 2 > command.Members && !command.Confirmed
            ? Reject(new EndsMostMembers(command.Ending, command.Members))
            : Accept(new ImportAccepted(command.Rows, command.Today, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/membership/imports", Handle).Accepts<byte[]>("text/csv", "*/*")
        .Creates<ImportView>().AwaitsPosition<RegisterFactRow>().RequireRoles(Roles.Office);

    private static async Task<IResult> Handle(
        bool? confirmed, HttpRequest request, FederationRegister register, Commands commands, Duties duties, CancellationToken cancellation)
    {
        var id = commands.NewId();
        var (plan, refusal) = await PreviewImport.Plan(request, register, commands, id, cancellation);
        if (plan is null) return Problems.Of(refusal!);

        var refused = plan.Reports.FindAll(row => row.Fate is RowFate.Refused);
        var command = new Command(
            plan.Rows.ToValueList(), refused.Count, refused.FirstOrDefault()?.Line ?? 0, plan.Members, plan.Ending, confirmed is true,
            Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        var answer = await commands.Create<Import>(
            id, ImportView.PathOf(id), state => Decide(state, command), state => ImportView.Of(id, state)!, cancellation);
        if (answer is IStatusCodeHttpResult { StatusCode: 201 }) _ = duties.Call(CarryOutImports.Name);
        return answer;
    }
}
