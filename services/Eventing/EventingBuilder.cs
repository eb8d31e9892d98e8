namespace Bkmo.Eventing;

/// <summary>The one list of what a service keeps, shows, tells and hears. What is not listed does not exist: nothing is found by reflection.</summary>
public sealed class EventingBuilder
{
    private readonly List<EventType> events = [];
    private readonly List<ProjectionDefinition> projections = [];
    private readonly List<ConsumerDefinition> consumers = [];
    private readonly List<DutyDefinition> duties = [];
    private readonly List<LivePartDefinition> liveParts = [];

    internal EventingBuilder(string service) => Service = service;

    /// <summary>Name of the service, lower case: <c>membership</c>.</summary>
    public string Service { get; }

    internal IReadOnlyList<EventType> Events => events;

    internal IReadOnlyList<ProjectionDefinition> Projections => projections;

    internal IReadOnlyList<ConsumerDefinition> Consumers => consumers;

    internal IReadOnlyList<DutyDefinition> Duties => duties;

    internal Publications Publications { get; } = new();

    internal Publications LiveMessages { get; } = new();

    internal IReadOnlyList<LivePartDefinition> LiveParts => liveParts;

    /// <summary>A kind of stream with all its events.</summary>
    public EventingBuilder Stream<TState>(Action<StreamBuilder> events) where TState : class, IState<TState>
    {
        var stream = new StreamBuilder(TState.StreamType);
        events(stream);
        this.events.AddRange(stream.Events);
        return this;
    }

    /// <summary>A read model.</summary>
    public EventingBuilder Projection<TProjection, TRow>() where TProjection : IProjection<TRow> where TRow : class
    {
        projections.Add(new ProjectionDefinition<TProjection, TRow>());
        return this;
    }

    /// <summary>
    /// What of a kind of stream is told to other services: the contract (a type of <c>Bkmo.Contracts</c>) for an event, or null for an internal one.
    /// <paramref name="contract"/> gets the stream's state right after the event; pure, so that a repeated publication is the same message.
    /// </summary>
    public EventingBuilder Publish<TState>(Func<TState, StoredEvent, object?> contract) where TState : class, IState<TState>
    {
        Publications.Add(contract);
        return this;
    }

    /// <summary>A consumer: one durable queue named <c>{service}-{name}</c>, messages in the order of their streams, each taken effect of exactly once.</summary>
    public EventingBuilder Consumer(string name, Action<ConsumerBuilder> messages)
    {
        var consumer = new ConsumerBuilder();
        messages(consumer);
        consumers.Add(new ConsumerDefinition($"{Service}-{name}", consumer.Messages));
        return this;
    }

    /// <summary>
    /// What listeners hear at once of a kind of stream (<see cref="LiveStream"/>): the message for an event, or null for one that is not told. <paramref name="message"/> gets the
    /// stream's state right after the event; pure, without personal data.
    /// </summary>
    public EventingBuilder Live<TState>(Func<TState, StoredEvent, LiveMessage?> message) where TState : class, IState<TState>
    {
        LiveMessages.Add(message);
        return this;
    }

    /// <summary>A part of the snapshot that listeners begin with; <paramref name="name"/> in camelCase.</summary>
    public EventingBuilder LivePart<TPart>(string name) where TPart : class, ILivePart
    {
        liveParts.Add(new LivePartDefinition(name, typeof(TPart)));
        return this;
    }

    /// <summary>Something that is done <paramref name="every"/> so often, by one process at a time; <paramref name="name"/> in snake case.</summary>
    public EventingBuilder Duty<TDuty>(string name, TimeSpan every) where TDuty : class, IDuty
    {
        duties.Add(new DutyDefinition(name, every, typeof(TDuty)));
        return this;
    }
}

/// <summary>Lists the messages that one consumer takes from its queue.</summary>
public sealed class ConsumerBuilder
{
    private readonly List<MessageHandling> messages = [];

    internal ConsumerBuilder() { }

    internal IReadOnlyList<MessageHandling> Messages => messages;

    /// <summary>Takes the contract <typeparamref name="TMessage"/>; <paramref name="react"/> is pure.</summary>
    public ConsumerBuilder On<TMessage>(Func<TMessage, Reaction> react) where TMessage : class
    {
        messages.Add(new MessageHandling<TMessage>(react));
        return this;
    }
}
