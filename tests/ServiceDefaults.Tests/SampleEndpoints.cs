using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Bkmo.ServiceDefaults.Tests;

/// <summary>One endpoint for each thing that can happen.</summary>
internal static class SampleEndpoints
{
    internal sealed class DatabaseAway() : System.Data.Common.DbException("host 10.0.0.1 refused")
    {
        public override bool IsTransient => true;
    }

    internal static void Map(WebApplication app)
    {
        var things = app.MapGroup("/things").RequireRoles(Roles.Office);
        things.MapPost("/", (NewThing thing) => TypedResults.Ok(thing));
        things.MapGet("/{id}", (Guid id, int? size) => TypedResults.Ok(new { id, size }));
        things.MapGet("/", (int size) => TypedResults.Ok(size));
        things.MapGet("/who", (HttpContext context) => TypedResults.Ok(context.Actor().Id.Value));
        things.MapPost("/checked", (NewThing thing) => Checked(thing));
        things.MapPost("/opened", (OpenThing.Request thing) => TypedResults.Ok(thing)).WithMetadata(EndpointKind.Creates);
        things.MapPost("/closed", (CloseThing.Request thing) => TypedResults.Ok(thing)).WithMetadata(EndpointKind.Changes).ProducesProblem(409);
        things.MapGet("/listed", (string? Kind) => TypedResults.Ok(Kind)).WithMetadata(EndpointKind.Lists);
        things.MapGet("/full", () => Problems.Of(new ThingFull()));
        things.MapGet("/gone", IResult () => throw new InvalidOperationException("Erika Mustermann, geheim"));
        things.MapGet("/database", IResult () => throw new InvalidOperationException("wrapped", new DatabaseAway()));
        things.MapGet("/busy", () => Results.StatusCode(StatusCodes.Status429TooManyRequests));
        things.MapGet("/late", () => Results.StatusCode(StatusCodes.Status504GatewayTimeout));
        app.MapGet("/board", () => TypedResults.Ok("board")).RequireRoles(Roles.Board);
    }

    private static IResult Checked(NewThing thing)
    {
        var check = new Check();
        var name = check.Text(thing.Name, "name", 1, 10);
        check.That(thing.Seats > 0, "seats", new("Mindestens ein Platz.", "At least one seat."));
        return check.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.Ok(name);
    }
}

/// <summary>A kind of thing.</summary>
public enum ThingKind
{
    Association,
    UmbrellaAssociation,
}

/// <summary>What a body must say.</summary>
/// <param name="Seats">At least one.</param>
public sealed record NewThing(string Name, ThingKind Kind, int Seats, DateOnly? On = null, IReadOnlyList<Part>? Parts = null);

/// <summary>A part of a thing.</summary>
public sealed record Part(string Label, ThingKind? Kind = null);

/// <summary>Two slices with a request of their own.</summary>
internal static class OpenThing
{
    internal sealed record Request(string Key);
}

internal static class CloseThing
{
    internal sealed record Request(string Reason);
}

/// <summary>No place left.</summary>
public sealed record ThingFull() : Refusal(RefusalKind.Conflict, new("Kein Platz mehr.", "No place left."));
