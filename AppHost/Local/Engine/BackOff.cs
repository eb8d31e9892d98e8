namespace Bkmo.AppHost.Local.Engine;

/// <summary>Waits 0.2 s before the first new start and twice as long before each further one, 10 s at most; a life of 30 s begins anew.</summary>
internal sealed class BackOff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200), Longest = TimeSpan.FromSeconds(10), LongLife = TimeSpan.FromSeconds(30);

    /// <summary>How long the next wait is.</summary>
    public TimeSpan Delay { get; private set; } = First;

    /// <summary>A process has ended after so long.</summary>
    public void Lived(TimeSpan life)
    {
        if (life >= LongLife) Delay = First;
    }

    /// <summary>How long to wait now.</summary>
    public TimeSpan Next()
    {
        var now = Delay;
        Delay = Delay * 2 < Longest ? Delay * 2 : Longest;
        return now;
    }
}

/// <summary>The application could not be started. The message is one line that says where to look; the host prints it and ends with 1.</summary>
internal sealed class StartException(string message) : Exception(message);
