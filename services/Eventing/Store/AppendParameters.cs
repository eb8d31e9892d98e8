using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Bkmo.Eventing;

/// <summary>The values of an append, in the order in which <see cref="AppendSql"/> counts them.</summary>
internal static class AppendParameters
{
    internal static AppendShape ShapeOf(Append append) => new(
        append.ExpectedVersion == 0, append.Events.Count == 1, append.Inbox is not null, append.Answer is not null, append.Slips is not null, append.Emptied is not null);

    internal static void Add(NpgsqlParameterCollection to, AppendShape shape, Append append, EventTypes types)
    {
        to.Add(new NpgsqlParameter<Guid> { TypedValue = append.StreamId });
        to.Add(Text(append.StreamType));
        to.Add(new NpgsqlParameter<long> { TypedValue = append.ExpectedVersion + append.Events.Count });
        if (!shape.NewStream) to.Add(new NpgsqlParameter<long> { TypedValue = append.ExpectedVersion });
        if (shape.OneEvent) AddEvent(to, append, types);
        AddMetadata(to, append.Metadata);
        if (!shape.OneEvent) AddEvents(to, append, types);
        if (append.Inbox is { } inbox) AddInbox(to, inbox);
        if (append.Answer is { } answer) AnswerSql.Add(to, answer);
        if (append.Slips is { } slips) Boxes.Add(to, slips);
        if (append.Emptied is { } emptied) Boxes.AddEmptied(to, emptied);
    }

    private static void AddEvent(NpgsqlParameterCollection to, Append append, EventTypes types)
    {
        var (id, data) = append.Events[0];
        var type = types.Of(data.GetType());
        to.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        to.Add(new NpgsqlParameter<long> { TypedValue = append.ExpectedVersion + 1 });
        to.Add(new NpgsqlParameter<byte[]> { TypedValue = Json(data), NpgsqlDbType = NpgsqlDbType.Jsonb });
        to.Add(Text(type.Name));
        to.Add(Text(type.DotnetType));
    }

    private static void AddEvents(NpgsqlParameterCollection to, Append append, EventTypes types)
    {
        var described = append.Events.Select(e => types.Of(e.Data.GetType())).ToArray();
        to.Add(new NpgsqlParameter<Guid[]> { TypedValue = append.Events.Select(e => e.Id).ToArray() });
        to.Add(new NpgsqlParameter<long[]> { TypedValue = Enumerable.Range(1, append.Events.Count).Select(i => append.ExpectedVersion + i).ToArray() });
        to.Add(new NpgsqlParameter<byte[][]> { TypedValue = append.Events.Select(e => Json(e.Data)).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb });
        to.Add(Texts(described.Select(t => t.Name)));
        to.Add(Texts(described.Select(t => t.DotnetType)));
    }

    private static void AddMetadata(NpgsqlParameterCollection to, EventMetadata metadata)
    {
        to.Add(Text(metadata.Correlation));
        to.Add(Text(metadata.Causation));
        to.Add(new NpgsqlParameter { Value = Headers(metadata), NpgsqlDbType = NpgsqlDbType.Jsonb });
        to.Add(Text(metadata.Actor.Value));
    }

    private static void AddInbox(NpgsqlParameterCollection to, InboxEntry inbox)
    {
        to.Add(new NpgsqlParameter<Guid> { TypedValue = inbox.MessageId });
        to.Add(Text(inbox.Consumer));
    }

    // A trace context consists of hexadecimal digits and hyphens and needs no escaping.
    private static object Headers(EventMetadata metadata) =>
        metadata.TraceParent is { } trace ? $$"""{"traceparent":"{{trace}}"}""" : DBNull.Value;

    private static byte[] Json(IEvent data) => JsonSerializer.SerializeToUtf8Bytes(data, data.GetType(), EventJson.Options);

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Texts(IEnumerable<string> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
