using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Bkmo.Identity.SecondFactor;

/// <summary>Codes of authenticator apps: six digits, a new one every 30 seconds (RFC 6238 with HMAC-SHA-1, the only kind that all apps know).</summary>
internal static class Totp
{
    private const int Digits = 6, Modulus = 1_000_000, StepSeconds = 30, SecretBytes = 20;

    /// <summary>Steps by which a clock may be off, either way.</summary>
    private const int Tolerance = 1;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    internal static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>The step of the code, if it fits and is later than <paramref name="after"/>; no code is taken twice.</summary>
    internal static long? Step(byte[] secret, string code, DateTimeOffset now, long? after)
    {
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        long? found = null;
        for (var step = current - Tolerance; step <= current + Tolerance; step++)
            if (Same(Code(secret, step), code) && !(step <= after)) found ??= step;
        return found;
    }

    /// <summary>The code of a time.</summary>
    internal static string Code(byte[] secret, DateTimeOffset at) => Code(secret, at.ToUnixTimeSeconds() / StepSeconds);

    /// <summary>What is typed into, or shown as a picture to, an app.</summary>
    internal static string Text(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var value in bytes)
        {
            (buffer, bits) = ((buffer << 8) | value, bits + 8);
            for (; bits >= 5; bits -= 5) text.Append(Base32[(buffer >> (bits - 5)) & 31]);
            buffer &= (1 << bits) - 1;
        }
        return bits == 0 ? text.ToString() : text.Append(Base32[(buffer << (5 - bits)) & 31]).ToString();
    }

    private static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 4226 § 5.3; HMAC does not depend on SHA-1's resistance to collisions.
        HMACSHA1.HashData(secret, counter, mac);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 0xF)..]) & int.MaxValue;
        return (number % Modulus).ToString($"D{Digits}", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
