using System.Globalization;

namespace Bkmo.Membership.Umbrellas;

/// <summary>The link would make an organisation its own ancestor.</summary>
public sealed record OwnAncestor(DateOnly From) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Die Organisation stünde ab {From:yyyy-MM-dd} über sich selbst; beenden Sie zuerst die Zugehörigkeit in der anderen Richtung."),
    string.Create(CultureInfo.InvariantCulture, $"The organisation would stand above itself from {From:yyyy-MM-dd}; end the link in the other direction first.")));

/// <summary>The organisation belongs to the umbrella already, since another day.</summary>
public sealed record AlreadyBelow(DateOnly Since) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Die Organisation gehört dem Dach schon seit {Since:yyyy-MM-dd} an; beenden Sie zuerst diese Zugehörigkeit."),
    string.Create(CultureInfo.InvariantCulture, $"The organisation has belonged to the umbrella since {Since:yyyy-MM-dd}; end this link first.")));

/// <summary>The time overlaps with an earlier time below the same umbrella.</summary>
public sealed record OverlapsEarlierLink(DateOnly EarlierUntil) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Die Organisation gehörte dem Dach bis {EarlierUntil:yyyy-MM-dd} an; die neue Zugehörigkeit kann erst danach beginnen."),
    string.Create(CultureInfo.InvariantCulture, $"The organisation belonged to the umbrella until {EarlierUntil:yyyy-MM-dd}; the new link can only begin after that.")));

/// <summary>The organisation does not belong to the umbrella.</summary>
public sealed record NotBelow() : Refusal(RefusalKind.NotFound, new(
    "Die Organisation gehört diesem Dach nicht an.", "The organisation does not belong to this umbrella."));

/// <summary>The link ended on another day.</summary>
public sealed record LinkAlreadyEnded(DateOnly Until) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Die Zugehörigkeit endete schon am {Until:yyyy-MM-dd}; nehmen Sie gegebenenfalls eine neue auf."),
    string.Create(CultureInfo.InvariantCulture, $"The link ended on {Until:yyyy-MM-dd} already; record a new one if there is one.")));

/// <summary>The link would end before it began.</summary>
public sealed record EndsBeforeItBegan(DateOnly From) : Refusal(RefusalKind.Invalid, new(
    string.Create(CultureInfo.InvariantCulture, $"Die Zugehörigkeit begann am {From:yyyy-MM-dd}; früher kann sie nicht enden."),
    string.Create(CultureInfo.InvariantCulture, $"The link began on {From:yyyy-MM-dd}; it cannot end before.")))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { ["until"] = Message };
}
