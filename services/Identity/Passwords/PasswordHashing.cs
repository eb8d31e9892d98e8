using Bkmo.Identity.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Bkmo.Identity.Passwords;

/// <summary>
/// Hashes passwords, at most on every second processor at a time, so that a flood of sign-ins cannot take the processors from everybody else; what would wait
/// behind fifty others is turned away.
/// </summary>
internal sealed class PasswordHashing : IDisposable
{
    internal static readonly int AtOnce = Math.Max(1, Environment.ProcessorCount / 2);
    internal const int Queue = 50;

    private readonly SemaphoreSlim running = new(AtOnce, AtOnce);
    private readonly IPasswordHasher<Account> hasher;
    private readonly string decoy;
    private int inside;

    public PasswordHashing(IPasswordHasher<Account> hasher)
    {
        this.hasher = hasher;
        decoy = hasher.HashPassword(null!, Sessions.Tokens.ForLink());
    }

    /// <summary>The hash to store; null when too many wait.</summary>
    internal Task<string?> Hash(string password, CancellationToken cancellation) => Run(() => hasher.HashPassword(null!, password), cancellation);

    /// <summary>
    /// Whether the password fits; null when too many wait. Takes as long for an account that does not exist (<paramref name="hash"/> is null) as for one that does.
    /// </summary>
    internal async Task<bool?> Fits(string? hash, string password, CancellationToken cancellation)
    {
        var verdict = await Run(() => hasher.VerifyHashedPassword(null!, hash ?? decoy, password).ToString(), cancellation);
        return verdict is null ? null : hash is not null && verdict is not nameof(PasswordVerificationResult.Failed);
    }

    private async Task<string?> Run(Func<string> work, CancellationToken cancellation)
    {
        try
        {
            if (Interlocked.Increment(ref inside) > AtOnce + Queue) return null;
            await running.WaitAsync(cancellation);
            try
            {
                return await Task.Run(work, cancellation);
            }
            finally
            {
                running.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref inside);
        }
    }

    public void Dispose() => running.Dispose();

    /// <summary>The answer when too many wait.</summary>
    internal static IResult Busy(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "5";
        return Problems.Of(StatusCodes.Status429TooManyRequests);
    }
}
