namespace Bkmo.ServiceDefaults;

/// <summary>What an endpoint does, as metadata: the API description derives headers and parameters from it.</summary>
public enum EndpointKind
{
    /// <summary>POST that creates: takes <c>Idempotency-Key</c>; answers <c>Location</c>, <c>ETag</c>, <c>Event-Position</c>.</summary>
    Creates,

    /// <summary>Changes a resource: needs <c>If-Match</c>; answers <c>ETag</c>, <c>Event-Position</c>.</summary>
    Changes,

    /// <summary>Shows one resource: answers <c>ETag</c>, honours <c>If-None-Match</c>.</summary>
    Shows,

    /// <summary>Answers from a read model: honours <c>Min-Position</c>.</summary>
    Queries,

    /// <summary>Lists from a read model: as <see cref="Queries"/>, with <c>limit</c> and <c>cursor</c>, answers <c>Link</c>.</summary>
    Lists,

    /// <summary>GET that answers with a whole file, in whatever form its content type says.</summary>
    Exports,

    /// <summary>GET whose answer goes on for as long as the caller listens: server-sent events.</summary>
    Streams,

    /// <summary>POST that computes from its body and stores nothing.</summary>
    Computes,
}

/// <summary>Names of the platform's own headers.</summary>
public static class PlatformHeaders
{
    /// <summary>Answer of a command: position of its last event in the service's log.</summary>
    public const string EventPosition = "Event-Position";

    /// <summary>Request: wait (at most two seconds) until the read model has taken effect of this position.</summary>
    public const string MinPosition = "Min-Position";
}
