using System.Security.Cryptography;
using System.Text;

namespace Bkmo.Eventing;

/// <summary>
/// Ids that follow from a name (RFC 9562, UUID version 5): the same name in the same space is always the same id. A stream whose id follows from
/// what must be unique makes a second one a conflict on that stream.
/// </summary>
public static class NameBasedId
{
    /// <summary>The id of <paramref name="name"/> (UTF-8, case matters) in <paramref name="space"/>.</summary>
    /// <param name="space">Any fixed id; names are unique within it.</param>
    /// <param name="name">What the id stands for, for instance <c>conference/10</c>.</param>
    public static Guid Of(Guid space, string name)
    {
        var input = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        space.TryWriteBytes(input, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, input.AsSpan(16));

        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 9562 prescribes SHA-1 for version 5; nothing is protected by it
        SHA1.HashData(input, hash);
#pragma warning restore CA5350
        var id = hash[..16];
        id[6] = (byte)((id[6] & 0x0F) | 0x50);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
