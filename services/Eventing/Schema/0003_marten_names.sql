-- Marten's function that marks skipped numbers names this constraint.
alter table events.mt_high_water_skips rename constraint pk_mt_high_water_skips to pkey_mt_high_water_skips_ending_sequence;
