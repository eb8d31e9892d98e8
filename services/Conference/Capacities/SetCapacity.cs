using System.Globalization;
using System.Text.RegularExpressions;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Registrations;
using Bkmo.Conference.Waiting;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Capacities;

/// <summary>The capacity cannot be smaller than the number of places that are given, held or on offer.</summary>
public sealed record CapacityBelowConfirmed(int Confirmed) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"{Confirmed} Plätze sind schon vergeben; kleiner kann das Kontingent nicht werden."),
    string.Create(CultureInfo.InvariantCulture, $"{Confirmed} places are taken; the capacity cannot be smaller.")));

/// <summary>A category takes its places from one capacity only.</summary>
public sealed record CategoryElsewhere(RegistrationCategory Category, string Capacity) : Refusal(RefusalKind.Conflict, new(
    $"„{Category.Name()}“ gehört schon zum Kontingent „{Capacity}“; nehmen Sie die Kategorie zuerst dort heraus.",
    $"{Category.Name()} belongs to the capacity {Capacity} already; take it out there first."));

/// <summary>Sets a named capacity: how many places, shared by which categories.</summary>
public static partial class SetCapacity
{
    /// <summary>The capacity.</summary>
    /// <param name="Size">How many places, 0 to 100,000; never below what is taken.</param>
    /// <param name="Categories">Who shares them, at least one category; each in one capacity only.</param>
    /// <param name="OfferHours">How many hours an offer to somebody who waited holds its place, 1 to 336; 48 when left out. Offers that are made already keep their time.</param>
    public sealed record Request(int Size, IReadOnlyList<RegistrationCategory> Categories, int? OfferHours = null);

    /// <summary>The capacity, values checked.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Size">How many places.</param>
    /// <param name="Categories">Who shares them.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who sets it.</param>
    /// <param name="At">When, UTC.</param>
    /// <param name="OfferHours">How many hours an offer holds its place; null: 48.</param>
    public sealed record Command(
        string Name, int Size, ValueList<RegistrationCategory> Categories, DateOnly Today, UserId By, DateTimeOffset At, int? OfferHours = null);

    /// <summary>Accepts what leaves every given place in being. Places already taken stay with the capacity even if their category moves on.</summary>
    public static Decision Decide(ConferenceState state, Command command)
    {
        if (state.Plan is null) return Reject(new UnknownConference());
        var current = state.Capacities.GetValueOrDefault(command.Name);
        var taken = current?.Taken ?? 0;
        if (current is not null && current.Size == command.Size && current.Categories == command.Categories
            && current.OfferHours == (command.OfferHours ?? Capacity.UsualOfferHours)) return Nothing;
        if (state.IsOver(command.Today)) return Reject(new ConferenceOver());
        if (command.Size < taken) return Reject(new CapacityBelowConfirmed(taken));
        foreach (var category in command.Categories)
            if (state.CapacityFor(category) is { } other && !string.Equals(other.Name, command.Name, StringComparison.Ordinal))
                return Reject(new CategoryElsewhere(category, other.Name));
        return Accept(Serving.With(state, command.At, new CapacitySet(command.Name, command.Size, command.Categories, command.By, command.At, command.OfferHours)));
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/api/conference/conferences/{id:guid}/capacities/{name}", Handle).Changes<ConferenceView>().RequireRoles(Roles.Office);

    private static Task<IResult> Handle(Guid id, string name, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.That(CapacityName().IsMatch(name), "name", new(
            "Der Name besteht aus 1 bis 40 kleinen Buchstaben, Ziffern und Bindestrichen.", "The name consists of 1 to 40 lower-case letters, digits and hyphens."));
        check.Range(request.Size, "size", 0, 100_000);
        if (request.OfferHours is { } hours) check.Range(hours, "offerHours", 1, 336);
        check.That(request.Categories.Count > 0, "categories", new("Mindestens eine Kategorie ist nötig.", "At least one category is needed."));
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));

        var command = new Command(
            name, request.Size, request.Categories.Distinct().Order().ToValueList(), Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now,
            request.OfferHours);
        return commands.Change<ConferenceState>(id, state => Decide(state, command), state => ConferenceView.Of(id, state), cancellation);
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex CapacityName();
}
