using Bkmo.Conference.Registrations;
using QRCoder;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Presence;

/// <summary>A code for checking in, shown this once.</summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="Code">The code as text: random, good for checking in and nothing else.</param>
/// <param name="Svg">The code as a QR code, an SVG picture.</param>
public sealed record PassView(Guid RegistrationId, string Code, string Svg)
{
    /// <inheritdoc />
    public override string ToString() => $"(pass of {RegistrationId})";
}

/// <summary>
/// Issues the code (QR) with which somebody checks in. Only its hash is kept, so it is shown once; a new one can be issued any time and makes the old one void. A request
/// that is sent again gets another code, and the last one counts.
/// </summary>
public static class IssuePass
{
    private const string Prefix = "BKMO-PASS-";

    /// <summary>The code of a registration, hashed.</summary>
    /// <param name="RegistrationId">The registration.</param>
    /// <param name="CodeHash">SHA-256 of the code, base64.</param>
    /// <param name="IsConfirmed">Whether the registration has a place.</param>
    /// <param name="By">Who has it issued.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid RegistrationId, string CodeHash, bool IsConfirmed, UserId By, DateTimeOffset At);

    /// <summary>Issues to whoever has a place.</summary>
    public static Decision Decide(HallPresence state, Command command) => command switch
    {
        { IsConfirmed: false } => Reject(new NoPlaceYet()),
        _ when state.Codes.ContainsKey(command.CodeHash) => Nothing,
        _ => Accept(new PassIssued(command.RegistrationId, command.CodeHash, command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(RegistrationView.Route + "/pass", Handle).Creates<PassView>().RequireRoles([.. Roles.OfPeople]);

    private static async Task<IResult> Handle(Guid id, Guid registrationId, Commands commands, HttpContext http, CancellationToken cancellation)
    {
        if (await commands.OwnRegistration(id, registrationId, cancellation) is not { } registration) return Problems.Of(new UnknownRegistration());
        var code = Prefix + Secret.New();
        var command = new Command(
            registrationId, Secret.HashOf(code), registration.Status is RegistrationStatus.Confirmed or RegistrationStatus.Attended, commands.Actor.Id, commands.Now);
        var result = Decide(HallPresence.Initial, command) is Decision.Rejected refused
            ? Problems.Of(refused.Refusal)
            : await Issue(id, command, commands, cancellation);
        if (result is not null) return result;
        http.Response.Headers.Location = RegistrationView.PathOf(id, registrationId);
        return Results.Json(new PassView(registrationId, code, Draw(code)), ServiceJson.Options, statusCode: StatusCodes.Status201Created);
    }

    // Not by way of an answer that is kept with an idempotency key: the code is to be stored nowhere.
    private static async Task<IResult?> Issue(Guid conferenceId, Command command, Commands commands, CancellationToken cancellation) =>
        await commands.Record<HallPresence>(HallPresence.IdOf(conferenceId), state => Decide(state, command), cancellation)
            ? null
            : Problems.Of(StatusCodes.Status409Conflict, "contended", ConventionTexts.Contended);

    private static string Draw(string code)
    {
        using var data = QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.Q);
        using var picture = new SvgQRCode(data);
        return picture.GetGraphic(4);
    }
}
