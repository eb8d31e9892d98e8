-- The event store in Marten 9's storage format. Exactly these objects, so that Marten can open the schema with AutoCreate.None.
create schema events;

create table events.mt_streams (
    id          uuid        not null,
    type        varchar     null,
    version     bigint      null,
    timestamp   timestamptz not null default now(),
    created     timestamptz not null default now(),
    tenant_id   varchar     null default '*DEFAULT*',
    is_archived boolean     null default false,
    constraint pkey_mt_streams_id primary key (id)
);

create sequence events.mt_events_sequence;

create table events.mt_events (
    seq_id         bigint       not null,
    id             uuid         not null,
    stream_id      uuid         null,
    version        bigint       not null,
    data           jsonb        not null,
    bdata          bytea        null,
    type           varchar(500) not null,
    timestamp      timestamptz  not null,
    tenant_id      varchar      null default '*DEFAULT*',
    mt_dotnet_type varchar      null,
    correlation_id varchar      null,
    causation_id   varchar      null,
    headers        jsonb        null,
    user_name      varchar      null,
    is_archived    boolean      null default false,
    constraint pkey_mt_events_seq_id primary key (seq_id),
    constraint fkey_mt_events_stream_id foreign key (stream_id) references events.mt_streams (id) on delete cascade
);

create unique index pk_mt_events_stream_and_version on events.mt_events (stream_id, version);

alter sequence events.mt_events_sequence owned by events.mt_events.seq_id;

create table events.mt_event_progression (
    name         varchar     not null,
    last_seq_id  bigint      null,
    last_updated timestamptz null default transaction_timestamp(),
    constraint pk_mt_event_progression primary key (name)
);

create table events.mt_high_water_skips (
    ending_sequence   bigint      not null,
    starting_sequence bigint      not null,
    timestamp         timestamptz null default transaction_timestamp(),
    constraint pk_mt_high_water_skips primary key (ending_sequence)
);

-- What Marten does not know of: idempotency, inbox, progress.
create schema eventing;

create table eventing.idempotency (
    actor        text        not null,
    key          text        not null,
    request_hash bytea       not null,
    status       int         not null,
    location     text        null,
    tag          bigint      not null,
    body         bytea       not null,
    position     bigint      not null,
    at           timestamptz not null default now(),
    constraint idempotency_key primary key (actor, key)
);
create index idempotency_at on eventing.idempotency (at);

create table eventing.inbox (
    message_id uuid        not null,
    consumer   text        not null,
    at         timestamptz not null default now(),
    constraint inbox_message primary key (message_id, consumer)
);
create index inbox_at on eventing.inbox (at);

create table eventing.progress (
    name     text        not null primary key,
    position bigint      not null,
    at       timestamptz not null default now()
);

-- Moves a subscription's progress, or fails when somebody else has moved it: the caller's effects in the same transaction then never happened.
create function eventing.advance(subscription text, expected bigint, reached bigint) returns void
language plpgsql as $$
begin
    update eventing.progress set position = reached, at = now() where name = subscription and position = expected;
    if not found then
        raise exception 'progress of % is not at %', subscription, expected using errcode = 'BK001';
    end if;
end $$;
