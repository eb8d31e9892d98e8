using Bkmo.Eventing;
using Bkmo.ServiceDefaults;

namespace Bkmo.Testing;

/// <summary>Given events, when a command, then events or a refusal.</summary>
public static class DeciderSpec
{
    /// <summary>The history before the command.</summary>
    public static GivenEvents<TState> Given<TState>(params IEvent[] events) where TState : class, IState<TState> => new(events);
}

/// <summary>A history.</summary>
public sealed class GivenEvents<TState>(IReadOnlyList<IEvent> events) where TState : class, IState<TState>
{
    /// <summary>The state that the history folds to.</summary>
    public TState State { get; } = events.Aggregate(TState.Initial, (state, e) => state.Evolve(e));

    /// <summary>Decides.</summary>
    public WhenDecided<TState> When(Func<TState, Decision> decide) => new(State, decide(State));
}

/// <summary>What came of it.</summary>
public sealed class WhenDecided<TState>(TState before, Decision decision) where TState : class, IState<TState>
{
    /// <summary>The state after the accepted events.</summary>
    public TState State => Accepted().Aggregate(before, (state, e) => state.Evolve(e));

    /// <summary>Exactly these events.</summary>
    public WhenDecided<TState> Then(params IEvent[] expected)
    {
        Assert.Equal(expected, Accepted());
        return this;
    }

    /// <summary>Accepted, and nothing happens.</summary>
    public void ThenNothing() => Assert.Empty(Accepted());

    /// <summary>Refused with exactly this.</summary>
    public void ThenRefused(Refusal expected) => Assert.Equal(expected, Assert.IsType<Decision.Rejected>(decision).Refusal);

    /// <summary>Refused for a reason of this kind.</summary>
    public TRefusal ThenRefused<TRefusal>() where TRefusal : Refusal =>
        Assert.IsType<TRefusal>(Assert.IsType<Decision.Rejected>(decision).Refusal);

    private IReadOnlyList<IEvent> Accepted() => decision switch
    {
        Decision.Accepted accepted => accepted.Events,
        Decision.Rejected rejected => throw new Xunit.Sdk.XunitException($"Refused: {rejected.Refusal}"),
        _ => throw new InvalidOperationException(),
    };
}
