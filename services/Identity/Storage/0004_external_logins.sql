create table identity.external_logins (
    id uuid primary key,
    account_id uuid not null references identity.accounts (id),
    issuer text not null,
    subject text not null,
    created_at timestamptz not null,
    last_used_at timestamptz,
    version bigint not null default 1,
    unique (issuer, subject)
);
create index on identity.external_logins (account_id);

alter table identity.sessions add column opened_by text not null default 'password' check (opened_by in ('password', 'passkey', 'provider'));
