-- What arrived and waits to be received has a queue of its own.

-- Items to be received. Apart from their bodies: receiving deletes a narrow row instead of rewriting a wide one, and
-- finds the next ones in 1 ms, where an index over a state led the planner past all that was done (37 ms).
create table inbound_queue (
  account_id uuid not null,
  connection_id uuid not null,
  item_id bigint not null,
  primary key (account_id, connection_id, item_id)
);
select make_tenant('inbound_queue');
-- Could not be received, for the reason in `error`; waits for somebody to replay it.
alter table inbound_items add parked boolean not null default false;
set local role relevo_system;
insert into inbound_queue (account_id, connection_id, item_id)
select account_id, connection_id, id from inbound_items where state = 'pending' and connection_id is not null;
update inbound_items set parked = true where state = 'parked';
reset role;
alter table inbound_items alter parked drop default;
alter table inbound_items drop column state;
create index inbound_items_parked on inbound_items (account_id, id) where parked;
-- Nobody searches in what came; without this, analysing reads the bodies (170 ms a time while the tables grow).
alter table inbound_requests alter column body set statistics 0;
alter table inbound_items alter column body set statistics 0;
alter table events alter column data set statistics 0;
