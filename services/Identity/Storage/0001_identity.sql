create schema if not exists identity;

create table identity.accounts (
    id uuid primary key,
    kind text not null check (kind in ('person', 'service')),
    status text not null check (status in ('active', 'locked')),
    person_id uuid,
    name text,
    email text,
    normalized_email text unique,
    password_hash text,
    access_failed_count int not null default 0,
    lockout_end timestamptz,
    totp_secret bytea,
    totp_confirmed_at timestamptz,
    totp_last_step bigint,
    scopes text[] not null default '{}',
    created_at timestamptz not null,
    expires_at timestamptz,
    check ((kind = 'person') = (email is not null and normalized_email is not null))
);

create table identity.grants (
    id uuid primary key,
    account_id uuid not null references identity.accounts (id),
    role text not null,
    scope_kind text not null,
    scope_id uuid,
    valid_from timestamptz not null,
    valid_until timestamptz,
    granted_by text not null,
    granted_at timestamptz not null,
    ended_at timestamptz,
    ended_by text,
    check ((scope_kind = 'federation') = (scope_id is null))
);
create index on identity.grants (account_id);
create index on identity.grants (role);

create table identity.invitations (
    id uuid primary key,
    token_hash bytea not null unique,
    email text not null,
    normalized_email text not null,
    person_id uuid,
    roles jsonb not null,
    invited_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    account_id uuid references identity.accounts (id),
    withdrawn_at timestamptz
);
create index on identity.invitations (normalized_email);

create table identity.sessions (
    id uuid primary key,
    token_hash bytea not null unique,
    account_id uuid not null references identity.accounts (id),
    client text,
    second_factor boolean not null,
    created_at timestamptz not null,
    seen_at timestamptz not null,
    authenticated_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz
);
create index on identity.sessions (account_id);

create table identity.service_tokens (
    id uuid primary key,
    token_hash bytea not null unique,
    account_id uuid not null references identity.accounts (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    last_used_at timestamptz,
    ended_at timestamptz
);
create index on identity.service_tokens (account_id);

create table identity.recovery_codes (
    account_id uuid not null references identity.accounts (id),
    code_hash bytea not null,
    used_at timestamptz,
    primary key (account_id, code_hash)
);

create table identity.password_resets (
    token_hash bytea primary key,
    account_id uuid not null references identity.accounts (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create index on identity.password_resets (account_id);

create table identity.revocations (
    number bigint generated always as identity primary key,
    account_id uuid,
    session_id uuid,
    at timestamptz not null
);

create table identity.audit (
    number bigint generated always as identity primary key,
    at timestamptz not null,
    actor text not null,
    act text not null,
    object text,
    outcome text not null
);
