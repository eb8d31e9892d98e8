-- Keys of sealed values, each wrapped by another key or by the master key, which is never in the database.
create schema keys;

create table keys.keys (
    id           uuid        not null primary key,
    purpose      text        not null,
    subject      uuid        not null,
    within       uuid        null references keys.keys (id),
    wrapped      bytea       null,      -- null: destroyed
    master       text        null,      -- fingerprint of the master key that wraps a top key
    created      timestamptz not null default now(),
    destroyed_at timestamptz null,
    constraint keys_name unique (purpose, subject)
);
