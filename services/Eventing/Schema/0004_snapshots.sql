-- States of long streams, so that loading one begins there. Never the truth: may be emptied at any time.
create table eventing.snapshots (
    stream_id uuid        not null primary key,
    form      int         not null,
    version   bigint      not null,
    position  bigint      not null,
    state     jsonb       not null,
    at        timestamptz not null default now()
);
