create table identity.answers (
    actor text not null,
    key text not null,
    request_hash bytea not null,
    status int not null,
    location text not null,
    tag bigint not null,
    body bytea,
    at timestamptz not null,
    primary key (actor, key)
);
create index on identity.answers (at);
