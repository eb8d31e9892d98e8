namespace Bkmo.Eventing;

/// <summary>What a command comes to: events to append (none is fine: saying a thing twice changes nothing) or a refusal.</summary>
/// <remarks>Slices write <c>using static Bkmo.Eventing.Decision;</c> and return <c>Accept(…)</c>, <c>Nothing</c> or <c>Reject(…)</c>.</remarks>
public abstract record Decision
{
    private Decision() { }

    /// <summary>The facts that follow from the command, in order.</summary>
    public sealed record Accepted(IReadOnlyList<IEvent> Events) : Decision;

    /// <summary>The command is refused; nothing is stored.</summary>
    public sealed record Rejected(Refusal Refusal) : Decision;

    /// <summary>Nothing to do: the state already is as asked.</summary>
    public static Decision Nothing { get; } = new Accepted([]);

    /// <summary>Accepts with these events.</summary>
    public static Decision Accept(params IReadOnlyList<IEvent> events) => new Accepted(events);

    /// <summary>Refuses.</summary>
    public static Decision Reject(Refusal refusal) => new Rejected(refusal);
}
