using System.Globalization;
using System.Text;

namespace Bkmo.Eventing;

/// <summary>What an append carries; each shape has one statement text, prepared once per connection.</summary>
internal readonly record struct AppendShape(bool NewStream, bool OneEvent, bool Inbox, bool Answer, bool Slips, bool Emptied)
{
    internal int Index => (NewStream ? 1 : 0) | (OneEvent ? 2 : 0) | (Inbox ? 4 : 0) | (Answer ? 8 : 0) | (Slips ? 16 : 0) | (Emptied ? 32 : 0);

    internal static AppendShape At(int index) => new((index & 1) != 0, (index & 2) != 0, (index & 4) != 0, (index & 8) != 0, (index & 16) != 0, (index & 32) != 0);
}

/// <summary>
/// The texts of the one-statement append. The stream row comes first, so that the transaction has its id before it draws a number from the sequence
/// (<see cref="LogReader"/> relies on that); everything hangs on it, so that a conflict writes nothing.
/// A stream that Marten left empty (version 0) or without a type is taken like one of ours.
/// </summary>
internal static class AppendSql
{
    private static readonly string[] Texts = Enumerable.Range(0, 64).Select(i => Write(AppendShape.At(i))).ToArray();

    /// <summary>The statement; parameters are positional, in the order in which <see cref="PostgresEventStore"/> adds them.</summary>
    internal static string Text(AppendShape shape) => Texts[shape.Index];

    private static string Write(AppendShape shape)
    {
        var next = 0;
        string P() => string.Create(CultureInfo.InvariantCulture, $"${++next}");
        var sql = new StringBuilder();
        string id = P(), type = P(), version = P();
        sql.Append(shape.NewStream
            ? $"with s as (insert into events.mt_streams as s (id, type, version) values ({id}, {type}, {version}) on conflict (id) do update set version = excluded.version, type = excluded.type, timestamp = now() where s.version = 0 and coalesce(s.type, excluded.type) = excluded.type and not s.is_archived returning id)"
            : $"with s as (update events.mt_streams set version = {version}, timestamp = now() where id = {id} and coalesce(type, {type}) = {type} and version = {P()} and not is_archived returning id)");
        sql.Append(", e as (insert into events.mt_events (id, version, data, type, mt_dotnet_type, correlation_id, causation_id, headers, user_name, seq_id, stream_id, timestamp) ");
        sql.Append(shape.OneEvent
            ? $"select {P()}, {P()}, {P()}, {P()}, {P()}, {P()}, {P()}, {P()}, {P()}, nextval('events.mt_events_sequence'), s.id, now() from s"
            : $"select n.*, {P()}, {P()}, {P()}, {P()}, nextval('events.mt_events_sequence'), s.id, now() from s, unnest({P()}, {P()}, {P()}, {P()}, {P()}) as n");
        sql.Append(" returning seq_id)");
        if (shape.Inbox) sql.Append(CultureInfo.InvariantCulture, $", i as (insert into eventing.inbox (message_id, consumer) select {P()}, {P()} from s)");
        if (shape.Answer)
            sql.Append(CultureInfo.InvariantCulture, $", a as (insert into eventing.idempotency (actor, key, request_hash, status, location, tag, body, position) select {P()}, {P()}, {P()}, {P()}, {P()}, {P()}, {P()}, max(seq_id) from e having count(*) > 0)");
        if (shape.Slips) sql.Append(CultureInfo.InvariantCulture, $", b as (insert into boxes.slips (box, sealed) select {P()}, {P()} from s)");
        if (shape.Emptied)
            sql.Append(CultureInfo.InvariantCulture, $", d as (delete from boxes.slips where box = {P()} and exists (select 1 from s)), o as (update boxes.boxes set opener = null where id = {P()} and exists (select 1 from s))");
        return sql.Append(" select max(seq_id) from e").ToString();
    }
}
