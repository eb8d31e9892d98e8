namespace Bkmo.Eventing;

/// <summary>The one list of what a service keeps, shows, tells and hears. What is not listed does not exist: nothing is found by reflection.</summary>
public sealed class EventingBuilder
{
    internal EventingBuilder(string service) => Service = service;

    /// <summary>Name of the service, lower case: <c>membership</c>.</summary>
    public string Service { get; }

    /// <summary>A kind of stream with all its events.</summary>
    public EventingBuilder Stream<TState>(Action<StreamBuilder> events) where TState : class, IState<TState>
    {
        throw new NotSupportedException();
    }

    /// <summary>A read model.</summary>
    public EventingBuilder Projection<TProjection, TRow>() where TProjection : IProjection<TRow> where TRow : class
    {
        throw new NotSupportedException();
    }

    /// <summary>
    /// What of a kind of stream is told to other services: the contract (a type of <c>Bkmo.Contracts</c>) for an event, or null for an internal one.
    /// <paramref name="contract"/> gets the stream's state right after the event; pure, so that a repeated publication is the same message.
    /// </summary>
    public EventingBuilder Publish<TState>(Func<TState, StoredEvent, object?> contract) where TState : class, IState<TState>
    {
        throw new NotSupportedException();
    }

    /// <summary>A consumer: one durable queue named <c>{service}-{name}</c>, messages in the order of their streams, each taken effect of exactly once.</summary>
    public EventingBuilder Consumer(string name, Action<ConsumerBuilder> messages)
    {
        throw new NotSupportedException();
    }
}

/// <summary>Lists the events of a stream.</summary>
public sealed class StreamBuilder
{
    /// <summary>An event of the stream; its stored name stands in <see cref="StoredAsAttribute"/>.</summary>
    public StreamBuilder Event<TEvent>() where TEvent : class, IEvent
    {
        throw new NotSupportedException();
    }
}

/// <summary>Lists the messages that one consumer takes from its queue.</summary>
public sealed class ConsumerBuilder
{
    /// <summary>Takes the contract <typeparamref name="TMessage"/>; <paramref name="react"/> is pure.</summary>
    public ConsumerBuilder On<TMessage>(Func<TMessage, Reaction> react) where TMessage : class
    {
        throw new NotSupportedException();
    }
}
