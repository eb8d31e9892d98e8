using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Conventions;

/// <summary>A page of a list.</summary>
/// <param name="Items">At most as many as were asked for.</param>
/// <param name="Next">Path and query of the next page, also in <c>Link: rel="next"</c>; null on the last page.</param>
internal sealed record Page<TItem>(IReadOnlyList<TItem> Items, string? Next);

/// <summary>
/// <c>?limit=</c> (1–200, 50 unless told) and <c>?cursor=</c> (opaque, from <see cref="Page{TItem}.Next"/>; refused with 400 when it belongs to another list or
/// filter), as in the services that keep events. Bound by minimal APIs from the request.
/// </summary>
internal sealed class PageRequest
{
    private const int Usual = 50, Most = 200, ListBytes = 8;

    private readonly HttpContext http;

    private PageRequest(HttpContext http) => this.http = http;

    /// <summary>Binds from the query string.</summary>
    public static ValueTask<PageRequest?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<PageRequest?>(new PageRequest(context));

    /// <summary>The page of <paramref name="rows"/> in ascending order of <paramref name="key"/>, which is unique and never changes.</summary>
    internal Task<IResult> Of<TRow, TItem>(IQueryable<TRow> rows, Expression<Func<TRow, Guid>> key, Func<TRow, TItem> item, CancellationToken cancellation) where TRow : class =>
        Of(rows, key, page => Task.FromResult(page.ConvertAll(row => item(row))), cancellation);

    /// <summary>As above, with items that are made for the whole page at once.</summary>
    internal Task<IResult> Of<TRow, TItem>(IQueryable<TRow> rows, Expression<Func<TRow, Guid>> key, Func<List<TRow>, Task<List<TItem>>> items, CancellationToken cancellation)
        where TRow : class => Of<Guid, TRow, TItem>(
            async (after, limit) => await (after is { } last ? rows.Where(After(key, last)) : rows).OrderBy(key).Take(limit).ToListAsync(cancellation), key.Compile(), items);

    /// <summary>The page of whatever <paramref name="load"/> finds after a key, in ascending order, at most so many.</summary>
    internal async Task<IResult> Of<TKey, TRow, TItem>(Func<TKey?, int, Task<List<TRow>>> load, Func<TRow, TKey> key, Func<List<TRow>, Task<List<TItem>>> items)
        where TKey : struct, ISpanParsable<TKey>
    {
        if (Limit() is not { } limit) return Problems.Of(StatusCodes.Status400BadRequest, "bad-limit", ConventionTexts.BadLimit);
        TKey? after = null;
        if (http.Request.Query["cursor"] is { Count: > 0 } text && (after = Read<TKey>(text.ToString())) is null)
            return Problems.Of(StatusCodes.Status400BadRequest, "bad-cursor", ConventionTexts.BadCursor);
        var found = await load(after, limit + 1);
        var page = found.Take(limit).ToList();
        var next = found.Count > limit ? Next(key(page[^1])) : null;
        if (next is not null) http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return Results.Json(new Page<TItem>(await items(page), next), ServiceJson.Options);
    }

    private static Expression<Func<TRow, bool>> After<TRow>(Expression<Func<TRow, Guid>> key, Guid last) =>
        Expression.Lambda<Func<TRow, bool>>(Expression.GreaterThan(key.Body, Expression.Constant(last)), key.Parameters);

    private int? Limit()
    {
        var text = http.Request.Query["limit"];
        if (text.Count == 0) return Usual;
        return int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= Most ? limit : null;
    }

    private TKey? Read<TKey>(string text) where TKey : struct, ISpanParsable<TKey>
    {
        if (!System.Buffers.Text.Base64Url.IsValid(text)) return null;
        var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(text).AsSpan();
        if (bytes.Length <= ListBytes || !bytes[..ListBytes].SequenceEqual(Fingerprint())) return null;
        return TKey.TryParse(Encoding.UTF8.GetString(bytes[ListBytes..]), CultureInfo.InvariantCulture, out var key) ? key : null;
    }

    private string Next<TKey>(TKey last)
    {
        var cursor = System.Buffers.Text.Base64Url.EncodeToString([.. Fingerprint(), .. Encoding.UTF8.GetBytes(Convert.ToString(last, CultureInfo.InvariantCulture)!)]);
        var query = http.Request.Query.Where(q => q.Key is not "cursor").SelectMany(q => q.Value.Select(value => KeyValuePair.Create(q.Key, value)));
        return QueryHelpers.AddQueryString(http.Request.Path.ToUriComponent(), query.Append(KeyValuePair.Create("cursor", (string?)cursor)));
    }

    /// <summary>Of path and filters; a cursor belongs to these.</summary>
    private byte[] Fingerprint() => SHA256.HashData(Encoding.UTF8.GetBytes(http.Request.Path + string.Concat(
        http.Request.Query.Where(q => q.Key is not ("cursor" or "limit")).OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => $"&{q.Key}={q.Value}"))))[..ListBytes];
}
