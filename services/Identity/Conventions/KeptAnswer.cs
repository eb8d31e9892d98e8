using System.Security.Cryptography;
using Bkmo.Identity.SecondFactor;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Conventions;

/// <summary>The answer to a creating request with an idempotency key, kept for a day in the transaction of what it created.</summary>
internal sealed class KeptAnswer
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    public required string Actor { get; init; }

    public required string Key { get; init; }

    public required byte[] RequestHash { get; init; }

    public required int Status { get; init; }

    public required string Location { get; init; }

    public required long Tag { get; init; }

    /// <summary>Sealed, for it may hold an address; null when it held a secret, which is shown once and kept nowhere.</summary>
    public byte[]? Body { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Finds kept answers, and seals their bodies with a key of their own.</summary>
internal sealed class KeptAnswers(IConfiguration settings)
{
    private readonly SecretBox box = new(settings, "identity/answers");

    internal byte[] Seal(KeyedRequest keyed, byte[] body) => box.Seal(body, BoundTo(keyed));

    /// <summary>The first answer to this key again; null when there is none.</summary>
    internal async Task<IResult?> Find(IdentityDb db, KeyedRequest keyed, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now - KeptAnswer.Lifetime;
        if (await db.Answers.AsNoTracking().SingleOrDefaultAsync(a => a.Actor == keyed.Actor && a.Key == keyed.Key && a.At > since, cancellation) is not { } first) return null;
        if (!CryptographicOperations.FixedTimeEquals(first.RequestHash, keyed.Hash))
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused", ConventionTexts.KeyReused);
        return first.Body is { } sealedBody
            ? new CreatedResult(first.Location, first.Tag, box.Open(sealedBody, BoundTo(keyed)))
            : Problems.Of(StatusCodes.Status409Conflict, "answer-told-once", ToldOnce);
    }

    private static readonly Text ToldOnce = new(
        "Diese Anfrage ist schon ausgeführt. Ihre Antwort enthielt ein Geheimnis, das nur einmal gezeigt wird; stellen Sie mit einem neuen Schlüssel ein neues aus.",
        "This request was carried out already. Its answer held a secret that is shown once; issue a new one with a new key.");

    private static Guid BoundTo(KeyedRequest keyed) => new(keyed.Hash.AsSpan(0, 16));
}

/// <summary>201 with <c>Location</c> and <c>ETag</c>.</summary>
internal sealed class CreatedResult(string location, long tag, ReadOnlyMemory<byte> body) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => StatusCodes.Status201Created;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status201Created;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        response.Headers.ETag = EntityTags.Of(tag);
        response.Headers.Location = location;
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
