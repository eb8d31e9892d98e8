using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bkmo.Identity.Tests;

/// <summary>An authenticator without hardware: ES256 keys, attestation "none", one passkey (WebAuthn Level 3 § 6). It lies when it is told to.</summary>
internal sealed class SoftwareAuthenticator : IDisposable
{
    private const byte UserPresent = 0x01, UserVerifiedFlag = 0x04, WithCredential = 0x40;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] CredentialId { get; init; } = RandomNumberGenerator.GetBytes(16);

    public string Origin { get; set; } = "http://localhost:5000";

    public string RelyingParty { get; set; } = "localhost";

    public bool UserVerified { get; set; } = true;

    public uint Counter { get; set; }

    /// <summary>Whom it says that the passkey belongs to: what it was told when it made it.</summary>
    public string UserHandle { get; set; } = "";

    public bool TampersWithSignature { get; set; }

    /// <summary>navigator.credentials.create()</summary>
    public JsonObject Create(JsonElement options)
    {
        UserHandle = options.GetProperty("user").GetProperty("id").GetString()!;
        var statement = new CborWriter(CborConformanceMode.Ctap2Canonical);
        statement.WriteStartMap(3);
        statement.WriteTextString("fmt");
        statement.WriteTextString("none");
        statement.WriteTextString("attStmt");
        statement.WriteStartMap(0);
        statement.WriteEndMap();
        statement.WriteTextString("authData");
        statement.WriteByteString([.. Data(WithCredential), .. new byte[16], .. Length(CredentialId), .. CredentialId, .. PublicKey()]);
        statement.WriteEndMap();
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Text(ClientData("webauthn.create", options)), ["attestationObject"] = Text(statement.Encode()), ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>navigator.credentials.get()</summary>
    public JsonObject Get(JsonElement options)
    {
        Counter++;
        var (data, client) = (Data(0), ClientData("webauthn.get", options));
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        if (TampersWithSignature) signature[^1] ^= 1;
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Text(client), ["authenticatorData"] = Text(data), ["signature"] = Text(signature), ["userHandle"] = UserHandle,
        });
    }

    public void Dispose() => key.Dispose();

    private JsonObject Credential(JsonObject response) => new()
    {
        ["id"] = Text(CredentialId), ["rawId"] = Text(CredentialId), ["type"] = "public-key", ["response"] = response, ["clientExtensionResults"] = new JsonObject(),
    };

    private byte[] Data(byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Counter);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(RelyingParty)), (byte)(flags | UserPresent | (UserVerified ? UserVerifiedFlag : 0)), .. count];
    }

    private byte[] ClientData(string type, JsonElement options) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = options.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false });

    // RFC 9053: key type EC2, ES256, P-256.
    private byte[] PublicKey()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var cose = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cose.WriteStartMap(5);
        foreach (var (label, value) in new[] { (1, 2), (3, -7), (-1, 1) })
        {
            cose.WriteInt32(label);
            cose.WriteInt32(value);
        }
        cose.WriteInt32(-2);
        cose.WriteByteString(point.X!);
        cose.WriteInt32(-3);
        cose.WriteByteString(point.Y!);
        cose.WriteEndMap();
        return cose.Encode();
    }

    private static byte[] Length(byte[] bytes) => [(byte)(bytes.Length >> 8), (byte)bytes.Length];

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
