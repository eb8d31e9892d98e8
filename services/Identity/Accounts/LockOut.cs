namespace Bkmo.Identity.Accounts;

/// <summary>The pause after wrong passwords or codes: from the fifth failure on one minute, with every further failure twice as long, at most an hour.</summary>
internal static class LockOut
{
    internal const int FreeFailures = 5;
    private const int LongestDoubling = 6;
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Whether nobody gets in now, with whatever password.</summary>
    internal static bool IsLockedOut(this Account account, DateTimeOffset now) => now < account.LockoutEnd;

    /// <summary>Counts a failure. Failures during the pause do not count: nobody can keep an owner out for ever by guessing on.</summary>
    internal static void Fail(this Account account, DateTimeOffset now)
    {
        if (account.IsLockedOut(now)) return;
        account.AccessFailedCount++;
        if (Pause(account.AccessFailedCount) is { } pause) account.LockoutEnd = now + pause;
    }

    /// <summary>Forgets the failures.</summary>
    internal static void Succeed(this Account account) => (account.AccessFailedCount, account.LockoutEnd) = (0, null);

    /// <summary>How long nobody gets in after so many failures; null while there is no pause.</summary>
    internal static TimeSpan? Pause(int failures)
    {
        if (failures < FreeFailures) return null;
        var pause = First * (1 << Math.Min(failures - FreeFailures, LongestDoubling));
        return pause < Longest ? pause : Longest;
    }
}
