namespace Bkmo.AppHost.Local;

/// <summary>Something the platform needs is missing or broken on this machine. The message is one line and says what to do; the host prints it and ends with 2.</summary>
public sealed class PrerequisiteException : Exception
{
    /// <summary>With the line to print.</summary>
    public PrerequisiteException(string message) : base(message)
    {
    }

    /// <summary>With the line to print and what caused it.</summary>
    public PrerequisiteException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Without a line; use the others.</summary>
    public PrerequisiteException()
    {
    }
}
