-- Boxes for slips: what is put in goes with an event and must never be paired with it. No times, no order, no names; the contents only the key of the box opens.
create schema boxes;

create table boxes.boxes (
    id      uuid  not null primary key,
    lock    bytea not null,                                             -- public half: whoever has it can put in
    opener  bytea null                                                  -- private half, wrapped by the master key; null: opened for good
);

create table boxes.slips (
    id     uuid  not null default gen_random_uuid() primary key,
    box    uuid  not null,
    sealed bytea not null
);
create index slips_box on boxes.slips (box);
