alter table identity.accounts drop constraint accounts_status_check;
alter table identity.accounts add constraint accounts_status_check check (status in ('active', 'locked', 'closed'));
