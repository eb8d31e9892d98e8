alter table identity.accounts add column version bigint not null default 1;

create table identity.passkeys (
    id uuid primary key,
    account_id uuid not null references identity.accounts (id),
    credential_id bytea not null unique,
    public_key bytea not null,
    name text not null,
    sign_count bigint not null,
    transports text[] not null default '{}',
    is_backup_eligible boolean not null,
    is_backed_up boolean not null,
    created_at timestamptz not null,
    last_used_at timestamptz,
    version bigint not null default 1
);
create index on identity.passkeys (account_id);

create table identity.challenges (
    handle_hash bytea primary key,
    purpose text not null,
    account_id uuid references identity.accounts (id),
    state text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index on identity.challenges (expires_at);
