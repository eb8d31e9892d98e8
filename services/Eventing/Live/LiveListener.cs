using System.Threading.Channels;

namespace Bkmo.Eventing;

/// <summary>Somebody who listens. Whoever does not keep up is let go, and comes back with the last id.</summary>
internal sealed class LiveListener(IReadOnlySet<Guid> topics, IReadOnlySet<string> rights)
{
    /// <summary>How many messages wait for a slow line.</summary>
    internal const int Buffer = 256;

    private readonly Channel<ReadOnlyMemory<byte>> waiting = Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(Buffer) { SingleReader = true });

    internal IReadOnlySet<Guid> Topics => topics;

    internal IReadOnlySet<string> Rights => rights;

    internal ChannelReader<ReadOnlyMemory<byte>> News => waiting.Reader;

    /// <summary>Hands a message over; false for a listener who does not keep up, and who hears nothing more.</summary>
    internal bool Offer(ReadOnlyMemory<byte> frame)
    {
        if (waiting.Writer.TryWrite(frame)) return true;
        waiting.Writer.TryComplete();
        return false;
    }
}
