using System.Globalization;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Eventing;

/// <summary>Pages of what has one key that orders it.</summary>
public sealed partial class PageRequest
{
    /// <summary>The page of <paramref name="rows"/> in ascending order of <paramref name="key"/>, which is unique and never changes.</summary>
    public Task<IResult> Of<TRow, TItem>(IQueryable<TRow> rows, Expression<Func<TRow, Guid>> key, Func<TRow, TItem> item, CancellationToken cancellation) where TRow : class =>
        Of(rows, key, page => Task.FromResult(page.ConvertAll(row => item(row))), cancellation);

    /// <summary>As above, with items that are made for the whole page at once.</summary>
    public Task<IResult> Of<TRow, TItem>(IQueryable<TRow> rows, Expression<Func<TRow, Guid>> key, Func<List<TRow>, Task<List<TItem>>> items, CancellationToken cancellation)
        where TRow : class => Of<Guid, TRow, TItem>(
            async (after, limit) => await (after is { } last ? rows.Where(After(key, last)) : rows).OrderBy(key).Take(limit).ToListAsync(cancellation), key.Compile(), items);

    /// <summary>The page of whatever <paramref name="load"/> finds after a key, in ascending order, at most so many.</summary>
    public async Task<IResult> Of<TKey, TRow, TItem>(Func<TKey?, int, Task<List<TRow>>> load, Func<TRow, TKey> key, Func<List<TRow>, Task<List<TItem>>> items)
        where TKey : struct, ISpanParsable<TKey>
    {
        ArgumentNullException.ThrowIfNull(load);
        if (Limit() is not { } limit) return Problems.Of(StatusCodes.Status400BadRequest, "bad-limit", ConventionTexts.BadLimit);
        TKey? after = null;
        if (http.Request.Query["cursor"] is { Count: > 0 } text && (after = Read<TKey>(text.ToString())) is null)
            return Problems.Of(StatusCodes.Status400BadRequest, "bad-cursor", ConventionTexts.BadCursor);
        var found = await load(after, limit + 1);
        var page = found.Take(limit).ToList();
        var next = found.Count > limit ? Next(new Cursor(Convert.ToString(key(page[^1]), CultureInfo.InvariantCulture)!, Guid.Empty)) : null;
        return Answer(await items(page), next);
    }

    private static Expression<Func<TRow, bool>> After<TRow>(Expression<Func<TRow, Guid>> key, Guid last) =>
        Expression.Lambda<Func<TRow, bool>>(Expression.GreaterThan(key.Body, Expression.Constant(last)), key.Parameters);

    private TKey? Read<TKey>(string text) where TKey : struct, ISpanParsable<TKey> =>
        Cursor.Read(text, ListName()) is { } cursor && TKey.TryParse(cursor.Order, CultureInfo.InvariantCulture, out var key) ? key : null;
}
