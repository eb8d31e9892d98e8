namespace Bkmo.ServiceDefaults;

/// <summary>Why something is refused; decides the HTTP status of the answer.</summary>
public enum RefusalKind
{
    /// <summary>The thing is not there, or not there for this reader: 404.</summary>
    NotFound,

    /// <summary>Refused in the state the thing is in: 409.</summary>
    Conflict,

    /// <summary>A value that can never be accepted: 422.</summary>
    Invalid,

    /// <summary>The asker has no right to it and may know that it exists: 403.</summary>
    Forbidden,
}

/// <summary>
/// A refusal is a value, never an exception: one named type per reason, whose name in kebab case is the problem's code
/// (<c>SeatsExhausted</c> → <c>urn:bkmo:problem:seats-exhausted</c>).
/// </summary>
/// <param name="Kind">Decides the HTTP status.</param>
/// <param name="Message">What is refused and what to do about it, without personal data.</param>
public abstract record Refusal(RefusalKind Kind, Text Message)
{
    /// <summary>The stable name of the refusal, kebab case, last part of the problem's <c>type</c>.</summary>
    public string Code => Naming.Kebab(GetType().Name);

    /// <summary>Field of the request (camelCase path) → what is wrong with it; empty unless the refusal is about fields.</summary>
    public virtual IReadOnlyDictionary<string, Text> Fields => NoFields;

    private static readonly IReadOnlyDictionary<string, Text> NoFields = new Dictionary<string, Text>(StringComparer.Ordinal);
}
