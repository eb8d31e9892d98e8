using Microsoft.AspNetCore.Http;

namespace Bkmo.ServiceDefaults;

/// <summary>Answers that refuse or fail, as problem details in the reader's language.</summary>
public static class Problems
{
    /// <summary>First part of every problem's <c>type</c>; the code follows.</summary>
    public const string TypePrefix = "urn:bkmo:problem:";

    /// <summary>A refusal: 404, 409, 422 or 403 by its kind.</summary>
    public static IResult Of(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new ProblemResult(StatusOf(refusal.Kind), refusal.Code, refusal.Message, refusal.Fields);
    }

    /// <summary>A problem with its own status. 429 and 503 carry <c>Retry-After: 1</c> unless the answer already says otherwise.</summary>
    /// <param name="status">HTTP status, 400 to 599.</param>
    /// <param name="code">Stable name, kebab case.</param>
    /// <param name="message">What is refused and what to do about it, without personal data.</param>
    /// <param name="fields">Path of a field → what is wrong with it.</param>
    public static IResult Of(int status, string code, Text message, IReadOnlyDictionary<string, Text>? fields = null) =>
        new ProblemResult(status, code, message, fields);

    /// <summary>The problem that says no more than the status does.</summary>
    public static IResult Of(int status)
    {
        var standard = StandardProblem.Of(status);
        return new ProblemResult(status, standard.Code, standard.Message, null);
    }

    /// <summary>The HTTP status of a kind of refusal.</summary>
    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of refusal."),
    };
}
