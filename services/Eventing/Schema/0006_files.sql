-- Files, sealed in chunks. What a file is and whose stands in events; here is nothing that could be read without its key.
create schema files;

create table files.chunks (
    file_id uuid        not null,
    number  int         not null,
    count   int         not null,
    key_id  uuid        not null references keys.keys (id),
    sealed  bytea       not null,
    at      timestamptz not null default now(),
    constraint chunks_key primary key (file_id, number)
);
alter table files.chunks alter column sealed set storage external; -- sealed bytes do not compress
