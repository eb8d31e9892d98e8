using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Eventing;

/// <summary>A page of a list.</summary>
/// <param name="Items">At most as many as were asked for.</param>
/// <param name="Next">Path and query of the next page, also in <c>Link: rel="next"</c>; null on the last page.</param>
public sealed record Page<TItem>(IReadOnlyList<TItem> Items, string? Next);

/// <summary>
/// <c>?limit=</c> (1–200, 50 unless told) and <c>?cursor=</c> (opaque, from <see cref="Page{TItem}.Next"/>; refused with 400 when it belongs to another
/// list or filter). Bound by minimal APIs from the request.
/// </summary>
public sealed partial class PageRequest
{
    private const int Usual = 50;
    private const int Most = 200;

    private readonly HttpContext http;

    private PageRequest(HttpContext http) => this.http = http;

    /// <summary>Binds from the query string.</summary>
    public static ValueTask<PageRequest?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<PageRequest?>(new PageRequest(context));

    /// <summary>
    /// The page of <paramref name="rows"/> in ascending order of <paramref name="order"/> (bytewise) and then <paramref name="id"/>. Both must never change for a
    /// row, so that a walk gives every row that exists throughout exactly once.
    /// </summary>
    public Task<IResult> Of<TRow, TItem>(
        IQueryable<TRow> rows, Expression<Func<TRow, string>> order, Expression<Func<TRow, Guid>> id, Func<TRow, TItem> item, CancellationToken cancellation)
        where TRow : class =>
        Of(rows, order, id, found => Task.FromResult<IReadOnlyList<TItem>>([.. found.Select(item)]), cancellation);

    /// <summary>As above, where what is shown of the rows of a page has to be fetched or opened; <paramref name="items"/> keeps their order.</summary>
    public async Task<IResult> Of<TRow, TItem>(
        IQueryable<TRow> rows, Expression<Func<TRow, string>> order, Expression<Func<TRow, Guid>> id,
        Func<IReadOnlyList<TRow>, Task<IReadOnlyList<TItem>>> items, CancellationToken cancellation)
        where TRow : class
    {
        if (Limit() is not { } limit) return Problems.Of(StatusCodes.Status400BadRequest, "bad-limit", ConventionTexts.BadLimit);
        if (http.Request.Query["cursor"] is { Count: > 0 } text)
        {
            if (Cursor.Read(text.ToString(), ListName()) is not { } cursor) return Problems.Of(StatusCodes.Status400BadRequest, "bad-cursor", ConventionTexts.BadCursor);
            rows = rows.Where(Keyset.After(order, id, cursor));
        }
        var found = await rows.OrderBy(order).ThenBy(id).Take(limit + 1).ToListAsync(cancellation);
        var page = found.Take(limit).ToList();
        var next = found.Count > limit ? Next(new Cursor(order.Compile()(page[^1]), id.Compile()(page[^1]))) : null;
        return Answer(await items(page), next);
    }

    /// <summary>The page of <paramref name="sorted"/>, which is in memory and in ascending order of <paramref name="order"/> (ordinal) and then <paramref name="id"/>.</summary>
    public IResult Of<TRow, TItem>(IReadOnlyList<TRow> sorted, Func<TRow, string> order, Func<TRow, Guid> id, Func<TRow, TItem> item)
    {
        if (Limit() is not { } limit) return Problems.Of(StatusCodes.Status400BadRequest, "bad-limit", ConventionTexts.BadLimit);
        var rows = sorted.AsEnumerable();
        if (http.Request.Query["cursor"] is { Count: > 0 } text)
        {
            if (Cursor.Read(text.ToString(), ListName()) is not { } cursor) return Problems.Of(StatusCodes.Status400BadRequest, "bad-cursor", ConventionTexts.BadCursor);
            rows = rows.Where(row => string.CompareOrdinal(order(row), cursor.Order) is var at && (at > 0 || (at == 0 && id(row).CompareTo(cursor.Id) > 0)));
        }
        var found = rows.Take(limit + 1).ToList();
        var page = found.Take(limit).ToList();
        var next = found.Count > limit ? Next(new Cursor(order(page[^1]), id(page[^1]))) : null;
        if (next is not null) http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return Results.Json(new Page<TItem>([.. page.Select(item)], next), ServiceJson.Options);
    }

    private int? Limit()
    {
        var text = http.Request.Query["limit"];
        if (text.Count == 0) return Usual;
        return int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= Most ? limit : null;
    }

    /// <summary>Path and filters; a cursor belongs to these.</summary>
    private string ListName() => http.Request.Path + string.Concat(
        http.Request.Query.Where(q => q.Key is not ("cursor" or "limit")).OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => $"&{q.Key}={q.Value}"));

    private IResult Answer<TItem>(IReadOnlyList<TItem> items, string? next)
    {
        if (next is not null) http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return Results.Json(new Page<TItem>(items, next), ServiceJson.Options);
    }

    private string Next(Cursor cursor)
    {
        var query = http.Request.Query.Where(q => !string.Equals(q.Key, "cursor", StringComparison.Ordinal))
            .SelectMany(q => q.Value.Select(value => KeyValuePair.Create(q.Key, value)));
        return QueryHelpers.AddQueryString(http.Request.Path.ToUriComponent(), query.Append(KeyValuePair.Create("cursor", (string?)cursor.Write(ListName()))));
    }
}
