namespace Bkmo.Eventing.Tests.Marten;

/// <summary>What <c>migrate</c> creates in the schema <c>events</c> is what Marten 9 creates there: nothing else, nothing less, nothing under another name.</summary>
public sealed class SchemaTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    public Task The_columns_are_Martens() => Holds("""
        select format('%s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' end, ' default ' || pg_get_expr(d.adbin, d.adrelid))
        from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where c.relnamespace = 'events'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        """,
        "mt_event_progression.last_seq_id bigint",
        "mt_event_progression.last_updated timestamp with time zone default transaction_timestamp()",
        "mt_event_progression.name character varying not null",
        "mt_events.bdata bytea",
        "mt_events.causation_id character varying",
        "mt_events.correlation_id character varying",
        "mt_events.data jsonb not null",
        "mt_events.headers jsonb",
        "mt_events.id uuid not null",
        "mt_events.is_archived boolean default false",
        "mt_events.mt_dotnet_type character varying",
        "mt_events.seq_id bigint not null",
        "mt_events.stream_id uuid",
        "mt_events.tenant_id character varying default '*DEFAULT*'::character varying",
        "mt_events.timestamp timestamp with time zone not null",
        "mt_events.type character varying(500) not null",
        "mt_events.user_name character varying",
        "mt_events.version bigint not null",
        "mt_high_water_skips.ending_sequence bigint not null",
        "mt_high_water_skips.starting_sequence bigint not null",
        "mt_high_water_skips.timestamp timestamp with time zone default transaction_timestamp()",
        "mt_streams.created timestamp with time zone not null default now()",
        "mt_streams.id uuid not null",
        "mt_streams.is_archived boolean default false",
        "mt_streams.tenant_id character varying default '*DEFAULT*'::character varying",
        "mt_streams.timestamp timestamp with time zone not null default now()",
        "mt_streams.type character varying",
        "mt_streams.version bigint");

    // Marten's functions name the constraints of progression and skips in "on conflict on constraint".
    [Fact]
    public Task The_constraints_are_Martens_by_name_too() => Holds(
        "select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'events'::regnamespace",
        "events.mt_event_progression pk_mt_event_progression PRIMARY KEY (name)",
        "events.mt_events fkey_mt_events_stream_id FOREIGN KEY (stream_id) REFERENCES events.mt_streams(id) ON DELETE CASCADE",
        "events.mt_events pkey_mt_events_seq_id PRIMARY KEY (seq_id)",
        "events.mt_high_water_skips pkey_mt_high_water_skips_ending_sequence PRIMARY KEY (ending_sequence)",
        "events.mt_streams pkey_mt_streams_id PRIMARY KEY (id)");

    [Fact]
    public Task The_indexes_are_Martens() => Holds("select indexdef from pg_indexes where schemaname = 'events'",
        "CREATE UNIQUE INDEX pk_mt_event_progression ON events.mt_event_progression USING btree (name)",
        "CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON events.mt_events USING btree (stream_id, version)",
        "CREATE UNIQUE INDEX pkey_mt_events_seq_id ON events.mt_events USING btree (seq_id)",
        "CREATE UNIQUE INDEX pkey_mt_high_water_skips_ending_sequence ON events.mt_high_water_skips USING btree (ending_sequence)",
        "CREATE UNIQUE INDEX pkey_mt_streams_id ON events.mt_streams USING btree (id)");

    [Fact]
    public Task The_sequence_is_Martens_and_belongs_to_the_position() => Holds("""
        select format('%s %s start %s by %s cache %s%s, of %s', seqrelid::regclass, format_type(seqtypid, null), seqstart, seqincrement, seqcache, case when seqcycle then ' cycle' end,
                      (select refobjid::regclass || '.' || a.attname from pg_depend d join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid where d.objid = seqrelid and d.deptype = 'a'))
        from pg_sequence
        """,
        "events.mt_events_sequence bigint start 1 by 1 cache 1, of events.mt_events.seq_id");

    [Fact]
    public Task The_schema_holds_nothing_of_ours() => Holds("""
        select case relkind when 'r' then 'table ' when 'i' then 'index ' when 'S' then 'sequence ' else relkind::text || ' ' end || relname from pg_class where relnamespace = 'events'::regnamespace and relkind <> 'i'
        union all select 'function ' || proname from pg_proc where pronamespace = 'events'::regnamespace
        union all select 'trigger ' || tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'events'::regnamespace and not tgisinternal
        union all select 'type ' || typname from pg_type where typnamespace = 'events'::regnamespace and typrelid = 0 and typelem = 0
        """,
        "sequence mt_events_sequence", "table mt_event_progression", "table mt_events", "table mt_high_water_skips", "table mt_streams");

    /// <summary>The query's lines are exactly these.</summary>
    private async Task Holds(string query, params string[] lines)
    {
        await using var command = fixture.Database.CreateCommand(query);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync()) found.Add(reader.GetString(0));
        Assert.Equal(lines, found.Order(StringComparer.Ordinal));
    }
}
