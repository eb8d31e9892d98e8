namespace Bkmo.Eventing;

/// <summary>What everybody who listens to a topic hears of an event at once. It holds no personal data.</summary>
/// <param name="Topic">What one listens to: any id, for instance a conference's or the stream's own.</param>
/// <param name="Type">What kind of news it is, kebab case: the <c>event:</c> of the stream.</param>
/// <param name="Data">The news, as JSON. Hearing it twice must do no harm: it says what is, not what is added.</param>
/// <param name="Only">The right that one needs to hear it; null: whoever may listen hears it.</param>
public sealed record LiveMessage(Guid Topic, string Type, object Data, string? Only = null);

/// <summary>A part of what is shown to somebody who begins to listen, or lost the thread.</summary>
public interface ILivePart
{
    /// <summary>The part as it is now for somebody with these rights; null when there is nothing to show. Without personal data.</summary>
    Task<object?> Show(Guid topic, IReadOnlySet<string> rights, CancellationToken cancellation);
}

/// <summary>A listed part.</summary>
/// <param name="Name">Its name in the snapshot, camelCase.</param>
/// <param name="Type">The <see cref="ILivePart"/>.</param>
internal sealed record LivePartDefinition(string Name, Type Type);

/// <summary>A message as it goes over the line.</summary>
/// <param name="Position">Position of its event.</param>
/// <param name="Topic">What one listens to.</param>
/// <param name="Only">The right that one needs to hear it.</param>
/// <param name="Frame">Its bytes, the same for everybody.</param>
internal sealed record LiveFrame(long Position, Guid Topic, string? Only, ReadOnlyMemory<byte> Frame)
{
    internal bool Concerns(LiveListener listener) => listener.Topics.Contains(Topic) && (Only is null || listener.Rights.Contains(Only));
}
