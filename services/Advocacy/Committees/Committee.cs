namespace Bkmo.Advocacy.Committees;

/// <summary>A standing committee (Ausschuss) that drafts positions; organisations send its members.</summary>
public sealed record Committee : IState<Committee>
{
    /// <inheritdoc />
    public static string StreamType => "committee";

    /// <inheritdoc />
    public static Committee Initial { get; } = new();

    /// <summary>How it came into being; null before it was formed.</summary>
    public CommitteeFormed? Formed { get; init; }

    /// <inheritdoc />
    public Committee Evolve(IEvent @event) => @event is CommitteeFormed e ? this with { Formed = e } : this;
}
