using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>
/// Writes rows of a read model in bulk: one upsert with <c>unnest</c> and one delete, made from EF Core's model. Array columns travel as JSON, since
/// PostgreSQL would flatten an array of arrays.
/// </summary>
internal sealed class RowTable<TRow> where TRow : class
{
    private readonly Column[] columns;
    private readonly Column key;
    private readonly string schema;
    private readonly string table;

    internal RowTable(IEntityType entity, string schema)
    {
        this.schema = schema;
        table = entity.GetTableName()!;
        columns = entity.GetProperties().Select(p => new Column(p)).ToArray();
        var primary = entity.FindPrimaryKey()?.Properties;
        if (primary is not [{ ClrType: var type }] || type != typeof(Guid))
            throw new InvalidOperationException($"The read model {table} needs one Guid column as its key.");
        key = columns.Single(c => c.Name == primary[0].GetColumnName());
    }

    private string Target => $"\"{schema}\".\"{table}\"";

    /// <summary>Selects the rows of the keys in <c>{0}</c>, for <c>FromSqlRaw</c>.</summary>
    internal string SelectByKeys => $"select * from {Target} where \"{key.Name}\" = any({{0}})";

    internal Guid KeyOf(TRow row) => (Guid)key.Value(row)!;

    internal NpgsqlBatchCommand Upsert(IReadOnlyList<TRow> rows)
    {
        var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
        var values = string.Join(", ", columns.Select((c, i) => c.Read(i)));
        var arrays = string.Join(", ", columns.Select((c, i) => $"${i + 1}::{c.Transport}[]"));
        var aliases = string.Join(", ", columns.Select((_, i) => $"c{i}"));
        var changes = string.Join(", ", columns.Where(c => c != key).Select(c => $"\"{c.Name}\" = excluded.\"{c.Name}\""));
        var onConflict = changes.Length == 0 ? "do nothing" : $"do update set {changes}";
        var command = new NpgsqlBatchCommand(
            $"insert into {Target} ({names}) select {values} from unnest({arrays}) as u({aliases}) on conflict (\"{key.Name}\") {onConflict}");
        foreach (var column in columns) command.Parameters.Add(column.Values(rows));
        return command;
    }

    internal NpgsqlBatchCommand Delete(Guid[] keys)
    {
        var command = new NpgsqlBatchCommand($"delete from {Target} where \"{key.Name}\" = any($1)");
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = keys });
        return command;
    }

    private sealed class Column(IProperty property)
    {
        private readonly string storeType = property.GetColumnType();
        private readonly Type providerType = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;

        internal string Name { get; } = property.GetColumnName();

        internal string Transport => IsArray ? "text" : storeType;

        private bool IsArray => storeType.EndsWith("[]", StringComparison.Ordinal);

        internal string Read(int index) => IsArray
            ? $"case when u.c{index} is null then null else array(select jsonb_array_elements_text(u.c{index}::jsonb))::{storeType} end"
            : $"u.c{index}";

        internal object? Value(TRow row)
        {
            var value = property.GetGetter().GetClrValue(row);
            return property.GetTypeMapping().Converter is { } converter && value is not null ? converter.ConvertToProvider(value) : value;
        }

        internal NpgsqlParameter Values(IReadOnlyList<TRow> rows)
        {
            if (IsArray) return new NpgsqlParameter { Value = rows.Select(r => Json(Value(r))).ToArray(), DataTypeName = "text[]" };
            var element = providerType.IsValueType && Nullable.GetUnderlyingType(providerType) is null ? typeof(Nullable<>).MakeGenericType(providerType) : providerType;
            var values = Array.CreateInstance(element, rows.Count);
            for (var i = 0; i < rows.Count; i++) values.SetValue(Value(rows[i]), i);
            return new NpgsqlParameter { Value = values, DataTypeName = storeType + "[]" };
        }

        private static string? Json(object? array) => array is null ? null : JsonSerializer.Serialize(array, array.GetType());
    }
}
