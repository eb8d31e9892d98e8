-- The same bytes as AuditEntry.Canonical: every field with its length in front, so that no two records read alike.
create function identity.audit_text(variadic fields text[]) returns bytea language sql immutable as
    $$ select convert_to(string_agg(octet_length(convert_to(field, 'UTF8')) || ':' || field || E'\n', '' order by place), 'UTF8') from unnest(fields) with ordinality as f (field, place) $$;

alter table identity.audit alter column number drop identity, add column hash bytea;

do $$
declare
    record identity.audit;
    previous bytea := decode(repeat('00', 32), 'hex');
begin
    for record in select * from identity.audit order by number loop
        previous := sha256(previous || identity.audit_text(
            record.number::text, (extract(epoch from record.at) * 1000000)::bigint::text, record.actor, record.act, coalesce(record.object, ''), record.outcome));
        update identity.audit set hash = previous where number = record.number;
    end loop;
end $$;

alter table identity.audit alter column hash set not null;
drop function identity.audit_text;
create index on identity.audit (at);
create index on identity.audit (actor, number);
