-- How conversations end: their states, closing, tasks, templates, who is there.

alter table conversations drop constraint conversations_state_check;
alter table conversations add constraint conversations_state_check
  check (state in ('queued', 'active', 'snoozed', 'expired', 'closed', 'discarded', 'merged'));
alter table conversations
  add priority boolean not null default false,
  -- Its ticket, and how sure that is.
  add ticket_id uuid,
  add link_state text check (link_state in ('proposed', 'confirmed')),
  add link_by text check (link_by in ('contact', 'member', 'system')),
  add linked_at timestamptz,
  -- The last message of the customer that needs no answer, or that says all is well. Void once a later one comes.
  add settled_id uuid,
  add confirmed_id uuid,
  add overdue boolean not null default false,
  add snoozed_until timestamptz,
  add expired_at timestamptz,
  add ended_at timestamptz,
  add superseded_by uuid,
  add previous_id uuid,
  add merged_into uuid,
  -- Waited for the customer's answer to a template until then: the window of a conversation we opened.
  add template_until timestamptz,
  add foreign key (account_id, ticket_id) references tickets,
  add check ((ticket_id is null) = (link_state is null)),
  add check (state <> 'snoozed' or owner_id is not null),
  add check ((state in ('closed', 'discarded', 'merged')) = (ended_at is not null));
create index conversations_ticket on conversations (account_id, ticket_id) where ticket_id is not null;
create index conversations_expired on conversations (account_id, active_at desc, id desc) where state = 'expired';
create index conversations_waiting on conversations (account_id, waiting_since, id)
  where waiting_since is not null and state in ('queued', 'active', 'snoozed', 'expired');
create index conversations_ended on conversations (account_id, ended_at desc, id desc) where ended_at is not null;
-- What a person holds: capacity and load are counted from rows, never kept.
create index conversations_held on conversations (account_id, owner_id)
  where state in ('active', 'snoozed') and owner_id is not null;
-- What goes before the rest of the queue: few, and looked for first.
create index conversations_priority on conversations (account_id, queued_at, id) where state = 'queued' and priority;
create index conversations_snoozed on conversations (account_id, snoozed_until, id) where state = 'snoozed';
-- Lists of open ones are many times read and must not walk over a history of closed ones.
drop index conversations_recent;
drop index conversations_owner;
drop index conversations_inbox;
create index conversations_recent on conversations (account_id, active_at desc, id desc)
  where state in ('queued', 'active', 'snoozed');
create index conversations_owner on conversations (account_id, owner_id, active_at desc, id desc)
  where state in ('queued', 'active', 'snoozed') and owner_id is not null;
create index conversations_inbox on conversations (account_id, inbox_id, active_at desc, id desc)
  where state in ('queued', 'active', 'snoozed');

-- WhatsApp conversations opened before there was an expiry end as the others do: 24 h after the customer's last message,
-- or, where we wrote first and nothing came back, after as long as a template waits.
set local role relevo_system;
update conversations c set template_until = c.opened_at + interval '72 hours' from connections n
where n.account_id = c.account_id and n.id = c.connection_id and n.channel = 'whatsapp'
  and c.state in ('queued', 'active') and c.last_inbound_at is null;
insert into deadlines (account_id, kind, key, due_at, contact_id)
select c.account_id, kind, c.id::text, coalesce(c.last_inbound_at + case kind when 'expire' then interval '24 hours' else interval '22 hours' end,
  c.template_until), c.contact_id
from conversations c join connections n on n.account_id = c.account_id and n.id = c.connection_id and n.channel = 'whatsapp'
cross join (values ('expire'), ('window-alert')) k(kind)
where c.state in ('queued', 'active');
reset role;

-- Comments that are due before a conversation is moved or closed.
create table conversation_flags (
  account_id uuid not null,
  conversation_id uuid not null,
  trigger text not null check (trigger in ('external', 'unusual', 'missing_data', 'handover')),
  at timestamptz not null,
  member_id uuid,
  primary key (account_id, conversation_id, trigger),
  foreign key (account_id, conversation_id) references conversations on delete cascade
);
select make_tenant('conversation_flags');
alter table comments add chips jsonb not null default '[]';
alter table comments alter chips drop default;

-- How a conversation ended, each time it did. Never changed afterwards but for its undoing.
create table closures (
  account_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  via text not null check (via in ('person', 'override', 'expired', 'rule', 'discard')),
  member_id uuid,
  -- Who had it in charge.
  owner_id uuid,
  evidence text check (evidence in ('replied', 'elsewhere', 'follow_up', 'confirmed')),
  -- The message, comment, task or ticket that proves it.
  evidence_ref uuid,
  outcome text not null,
  note text not null,
  why text not null,
  policy_version int not null,
  -- What the guard would have refused.
  overridden text[] not null,
  -- State, inbox, reason, owner and group it had, to take the end back.
  before jsonb not null,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, conversation_id) references conversations on delete cascade
);
create index closures_conversation on closures (account_id, conversation_id, at desc);
create index closures_exceptions on closures (account_id, at desc, id desc) where via in ('override', 'discard');
create index closures_evidence on closures (account_id, evidence_ref) where evidence_ref is not null and undone_at is null;
select make_tenant('closures');

create table approvals (
  account_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  request jsonb not null,
  failures jsonb not null,
  note text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  verdict text check (verdict in ('approved', 'declined')),
  decided_by uuid,
  decided_at timestamptz,
  why text,
  primary key (account_id, id),
  foreign key (account_id, conversation_id) references conversations on delete cascade
);
create unique index approvals_open on approvals (account_id, conversation_id) where verdict is null;
create index approvals_waiting on approvals (account_id, asked_at, id) where verdict is null;
select make_tenant('approvals');

-- Why somebody did something, in their words: reasons of transfers, reopenings and hand-overs. The log has the id only.
create table notes (
  account_id uuid not null references accounts on delete cascade,
  id uuid not null,
  conversation_id uuid,
  text text not null,
  member_id uuid,
  at timestamptz not null,
  primary key (account_id, id)
);
select make_tenant('notes');

create table merges (
  account_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  into_id uuid not null,
  message_ids uuid[] not null,
  comment_ids uuid[] not null,
  -- What it was before, to part them again.
  before jsonb not null,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, from_id) references conversations on delete cascade,
  foreign key (account_id, into_id) references conversations on delete cascade
);
create index merges_from on merges (account_id, from_id, at desc);
create index merges_into on merges (account_id, into_id) where undone_at is null;
select make_tenant('merges');

create table tasks (
  account_id uuid not null,
  id uuid not null,
  conversation_id uuid,
  ticket_id uuid,
  contact_id uuid not null,
  kind text not null check (kind in ('write', 'call', 'visit', 'quote', 'check', 'other')),
  title text not null,
  owner_id uuid,
  due_at timestamptz,
  -- Set by its deadline, taken away by a later date.
  overdue_at timestamptz,
  done_at timestamptz,
  cancelled_at timestamptz,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, conversation_id) references conversations on delete cascade,
  foreign key (account_id, ticket_id) references tickets on delete cascade,
  foreign key (account_id, contact_id) references contacts on delete cascade,
  foreign key (account_id, owner_id) references members,
  check (done_at is null or cancelled_at is null)
);
create index tasks_conversation on tasks (account_id, conversation_id) where conversation_id is not null;
create index tasks_ticket on tasks (account_id, ticket_id) where ticket_id is not null;
create index tasks_mine on tasks (account_id, owner_id, due_at, id) where done_at is null and cancelled_at is null;
select make_tenant('tasks');

-- A conversation's history, added to its ticket: once, whatever is retried.
create table ticket_actions (
  account_id uuid not null,
  ticket_id uuid not null,
  conversation_id uuid not null,
  at timestamptz not null,
  primary key (account_id, ticket_id, conversation_id),
  foreign key (account_id, ticket_id) references tickets on delete cascade,
  foreign key (account_id, conversation_id) references conversations on delete cascade
);
select make_tenant('ticket_actions');

-- Approved messages of a WhatsApp number, as Meta lists them.
create table templates (
  account_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  external_id text not null,
  name text not null,
  language text not null,
  category text not null,
  state text not null check (state in ('approved', 'pending', 'rejected', 'paused', 'disabled', 'missing')),
  rejection text,
  components jsonb not null,
  synced_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, connection_id, external_id),
  foreign key (account_id, connection_id) references connections on delete cascade
);
select make_tenant('templates');
-- Numbers connected before are read for the first time.
set local role relevo_system;
insert into deadlines (account_id, kind, key, due_at)
select account_id, 'template-sync', id::text, timestamptz 'epoch' from connections where channel = 'whatsapp';
reset role;

-- What the desk said by itself, so that it says it once per contact and 12 h.
create table auto_messages (
  account_id uuid not null,
  contact_id uuid not null,
  connection_id uuid not null,
  kind text not null check (kind in ('greeting', 'away', 'resolved_question')),
  at timestamptz not null,
  primary key (account_id, contact_id, connection_id, kind),
  foreign key (account_id, contact_id) references contacts on delete cascade
);
select make_tenant('auto_messages');

-- Turns of the round: who was given one last has the highest number. No instant, since one may give many.
create table turns (
  account_id uuid not null,
  inbox_id uuid not null,
  member_id uuid not null,
  turn bigint not null,
  primary key (account_id, inbox_id, member_id),
  foreign key (account_id, inbox_id) references inboxes on delete cascade,
  foreign key (account_id, member_id) references members on delete cascade
);
select make_tenant('turns');

-- When each member was there by intent; presence has when by heartbeat.
create table availability (
  account_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  available boolean not null,
  from_at timestamptz not null,
  to_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, member_id) references members on delete cascade
);
create unique index availability_open on availability (account_id, member_id) where to_at is null;
select make_tenant('availability');
set local role relevo_system;
insert into availability (account_id, id, member_id, available, from_at)
select account_id, gen_random_uuid(), id, available, created_at from members;
reset role;
-- When somebody was last connected.
create index presence_seen on presence (account_id, member_id, seen_at desc);

-- Search over tickets by their words.
create index tickets_words on tickets using gin (to_tsvector('simple', subject || ' ' || description));
-- Under row-level security `@@` is never an index condition: this one asks as the system, for the account in the setting.
create function ticket_ids_by_words(words text, most int) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
    select id from tickets
    where account_id = relevo_account() and to_tsvector('simple', subject || ' ' || description) @@ to_tsquery('simple', words)
    order by created_at desc limit most
$$;
revoke execute on function ticket_ids_by_words(text, int) from public;
grant execute on function ticket_ids_by_words(text, int) to relevo_app;
grant create on schema public to relevo_system;
alter function ticket_ids_by_words(text, int) owner to relevo_system;
revoke create on schema public from relevo_system;

-- The audit's searches: what people did, what happened but for messages (most of the log), what befell a contact alone.
create index events_actor on events (account_id, actor_id, id) where actor_kind = 'member';
create index events_acts on events (account_id, name, id) where name not like 'message.%';
create index events_contact on events (account_id, contact_id, id) where contact_id is not null and conversation_id is null;
