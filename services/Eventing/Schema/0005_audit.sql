-- Who did something critical, or was refused anything: a chain of hashes, see AuditChain.
create table eventing.audit (
    number  bigint      not null primary key,
    at      timestamptz not null,
    actor   text        not null,
    act     text        not null,
    object  text,
    outcome text        not null,
    hash    bytea       not null
);
create index on eventing.audit (at);
create index on eventing.audit (actor, number);
