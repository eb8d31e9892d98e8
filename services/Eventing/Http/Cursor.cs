using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Bkmo.Eventing;

/// <summary>Where a walk through a list stands: the order and id of the last row given.</summary>
internal sealed record Cursor(string Order, Guid Id)
{
    private const int ListBytes = 8;
    private const int IdBytes = 16;

    internal string Write(string list) => WebEncoders.Base64UrlEncode([.. Fingerprint(list), .. Id.ToByteArray(), .. Encoding.UTF8.GetBytes(Order)]);

    /// <summary>Null when the text is none of ours or belongs to another list.</summary>
    internal static Cursor? Read(string text, string list)
    {
        try
        {
            var bytes = WebEncoders.Base64UrlDecode(text).AsSpan();
            if (bytes.Length < ListBytes + IdBytes || !bytes[..ListBytes].SequenceEqual(Fingerprint(list))) return null;
            var order = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes[(ListBytes + IdBytes)..]);
            return order.Contains('\0', StringComparison.Ordinal) ? null : new Cursor(order, new Guid(bytes.Slice(ListBytes, IdBytes)));
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static byte[] Fingerprint(string list) => SHA256.HashData(Encoding.UTF8.GetBytes(list))[..ListBytes];
}

/// <summary>"After the cursor" as a condition that the database can use an index for.</summary>
internal static class Keyset
{
    internal static Expression<Func<TRow, bool>> After<TRow>(Expression<Func<TRow, string>> order, Expression<Func<TRow, Guid>> id, Cursor cursor)
    {
        var row = order.Parameters[0];
        var rowId = new Replace(id.Parameters[0], row).Visit(id.Body);
        var at = Expression.Constant(cursor);
        var orderValue = Expression.Property(at, nameof(Cursor.Order));
        var idValue = Expression.Property(at, nameof(Cursor.Id));
        var zero = Expression.Constant(0);
        var later = Expression.GreaterThan(Expression.Call(typeof(string), nameof(string.Compare), null, order.Body, orderValue), zero);
        var same = Expression.Equal(order.Body, orderValue);
        var laterId = Expression.GreaterThan(Expression.Call(rowId, nameof(Guid.CompareTo), null, idValue), zero);
        return Expression.Lambda<Func<TRow, bool>>(Expression.OrElse(later, Expression.AndAlso(same, laterId)), row);
    }

    private sealed class Replace(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
