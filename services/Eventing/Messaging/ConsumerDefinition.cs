using MassTransit;

namespace Bkmo.Eventing;

/// <summary>A listed consumer: its queue and what it does with which message.</summary>
internal sealed record ConsumerDefinition(string Queue, IReadOnlyList<MessageHandling> Messages);

/// <summary>One kind of message of a consumer.</summary>
internal abstract record MessageHandling
{
    internal abstract void AddTo(IRabbitMqReceiveEndpointConfigurator endpoint, Func<Effects> effects, string consumer);
}

internal sealed record MessageHandling<TMessage>(Func<TMessage, Reaction> React) : MessageHandling where TMessage : class
{
    internal override void AddTo(IRabbitMqReceiveEndpointConfigurator endpoint, Func<Effects> effects, string consumer) =>
        endpoint.Handler<TMessage>(context => effects().Apply(consumer, React(context.Message), Envelope.Of(context), context.CancellationToken));
}

/// <summary>What of a message's envelope matters for its effect.</summary>
internal sealed record Envelope(Guid MessageId, string? Correlation)
{
    internal static Envelope Of(ConsumeContext context) => new(
        context.MessageId ?? throw new InvalidOperationException("A message without an id cannot take effect exactly once."),
        context.Headers.Get<string>(MessageHeaders.Correlation));
}
