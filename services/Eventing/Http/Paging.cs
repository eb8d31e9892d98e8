using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Bkmo.Eventing;

/// <summary>A page of a list.</summary>
/// <param name="Items">At most as many as were asked for.</param>
/// <param name="Next">Path and query of the next page, also in <c>Link: rel="next"</c>; null on the last page.</param>
public sealed record Page<TItem>(IReadOnlyList<TItem> Items, string? Next);

/// <summary>
/// <c>?limit=</c> (1–200, 50 unless told) and <c>?cursor=</c> (opaque, from <see cref="Page{TItem}.Next"/>; refused with 400 when it belongs to another
/// list or filter). Bound by minimal APIs from the request.
/// </summary>
public sealed class PageRequest
{
    /// <summary>Binds from the query string.</summary>
    public static ValueTask<PageRequest?> BindAsync(HttpContext context, ParameterInfo parameter) => throw new NotSupportedException();

    /// <summary>
    /// The page of <paramref name="rows"/> in ascending order of <paramref name="order"/> (bytewise) and then <paramref name="id"/>. Both must never change for a
    /// row, so that a walk gives every row that exists throughout exactly once.
    /// </summary>
    public Task<IResult> Of<TRow, TItem>(
        IQueryable<TRow> rows, Expression<Func<TRow, string>> order, Expression<Func<TRow, Guid>> id, Func<TRow, TItem> item, CancellationToken cancellation)
        where TRow : class => throw new NotSupportedException();
}
