-- The walls: roles, the tenant rule, the log, deadlines, and the directory tables.

do $$
declare
  wanted text;
begin
  foreach wanted in array array['relevo_app', 'relevo_system', 'relevo_auth'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin', wanted);
      exception when duplicate_object or unique_violation then
        null; -- roles belong to the cluster: another database made it just now
      end;
    end if;
    if not pg_has_role(current_user, wanted, 'set') then
      execute format('grant %I to current_user with set true, inherit false', wanted);
    end if;
  end loop;
end $$;

-- The account of the transaction; null outside of one, so that nothing is seen.
create function relevo_account() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('relevo.account', true), '')::uuid;

-- Makes a tenant table: forced row-level security, the account's rows for the app, all for the system.
create function make_tenant(name regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy app on %s to relevo_app using (account_id = relevo_account()) with check (account_id = relevo_account())', name);
  execute format('create policy system on %s to relevo_system using (true) with check (true)', name);
  execute format('grant select, insert, update, delete on %s to relevo_app, relevo_system', name);
end $$;

-- Directory: the tenants themselves.
create table accounts (
  id uuid primary key,
  name text not null,
  country text not null,
  time_zone text not null,
  language text not null,
  held boolean not null default false,
  created_at timestamptz not null
);
alter table accounts enable row level security;
alter table accounts force row level security;
create policy app on accounts to relevo_app using (id = relevo_account());
create policy system on accounts to relevo_system using (true);
grant select, update on accounts to relevo_app;
grant select, insert, update, delete on accounts to relevo_system;

-- Directory: hash of a token or outside number → account. Unique over the instance.
create table doors (
  kind text not null check (kind in ('api-key', 'invitation', 'webchat', 'visitor', 'whatsapp', 'whatsapp-hook')),
  key text not null,
  account_id uuid not null references accounts on delete cascade,
  -- What stands behind the door: a key, an invitation, a connection, a contact.
  ref uuid not null,
  connection_id uuid,
  expires_at timestamptz,
  primary key (kind, key)
);
create index doors_ref on doors (account_id, ref);
select make_tenant('doors');

-- Directory: the raw inbound log. Bytes as they came, and the items they split into.
create table inbound_requests (
  id bigint generated always as identity primary key,
  channel text not null,
  -- The account and connection whose door it came through; their secret signed it.
  account_id uuid not null,
  connection_id uuid not null,
  body bytea not null,
  received_at timestamptz not null,
  state text not null default 'new' check (state in ('new', 'split', 'parked')),
  error text
);
create index inbound_requests_new on inbound_requests (id) where state = 'new';
create index inbound_requests_parked on inbound_requests (account_id, id) where state = 'parked';
select make_tenant('inbound_requests');

create table inbound_items (
  id bigint generated always as identity primary key,
  request_id bigint not null,
  account_id uuid not null,
  -- Null while the number it came for is unknown: then it is parked.
  connection_id uuid,
  channel text not null,
  external_id text not null,
  body jsonb not null,
  received_at timestamptz not null,
  state text not null check (state in ('pending', 'done', 'parked')),
  error text,
  attempts int not null default 0
);
create unique index inbound_items_once on inbound_items (connection_id, external_id);
-- For a number nobody connected yet: the same thing is parked once.
create unique index inbound_items_unknown on inbound_items (account_id, channel, (body->>'number'), external_id) where connection_id is null;
create index inbound_items_pending on inbound_items (connection_id, id) where state = 'pending';
create index inbound_items_parked on inbound_items (account_id, id) where state = 'parked';
select make_tenant('inbound_items');

-- The log. Ids come from one sequence, taken under the account's advisory lock: commit order per account.
create sequence events_id;
grant usage on sequence events_id to relevo_app, relevo_system;
create table events (
  account_id uuid not null,
  id bigint not null,
  name text not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('member', 'contact', 'system')),
  actor_id uuid,
  cause bigint,
  depth int not null,
  contact_id uuid,
  conversation_id uuid,
  ticket_id uuid,
  data jsonb not null,
  primary key (account_id, id)
);
create index events_conversation on events (account_id, conversation_id, at, id) where conversation_id is not null;
select make_tenant('events');

create table reaction_cursors (
  account_id uuid not null references accounts on delete cascade,
  reaction text not null,
  event_id bigint not null,
  primary key (account_id, reaction)
);
select make_tenant('reaction_cursors');

-- Everything that waits. A promise to look, not the fact.
create table deadlines (
  account_id uuid not null,
  kind text not null,
  key text not null,
  due_at timestamptz not null,
  contact_id uuid,
  data jsonb not null default '{}',
  attempts int not null default 0,
  parked_at timestamptz,
  error text,
  primary key (account_id, kind, key)
);
create index deadlines_due on deadlines (due_at) where parked_at is null;
select make_tenant('deadlines');

create table counters (
  account_id uuid not null references accounts on delete cascade,
  name text not null,
  value bigint not null,
  primary key (account_id, name)
);
select make_tenant('counters');

create table idempotency_keys (
  account_id uuid not null,
  credential text not null,
  key text not null,
  fingerprint text not null,
  response jsonb,
  created_at timestamptz not null,
  primary key (account_id, credential, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
select make_tenant('idempotency_keys');

-- The test clock: absent in production.
create table test_clock (
  one boolean primary key default true check (one),
  at timestamptz not null
);
grant select on test_clock to relevo_app;
grant select, insert, update, delete on test_clock to relevo_system;
