-- Inboxes run by rules: policies, closing, tickets, tasks, companies, templates.

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

create table calendars (
  account_id uuid not null references accounts on delete cascade,
  id uuid not null,
  name text not null,
  time_zone text not null,
  -- [{day, from, to}], minutes after midnight; and local dates.
  hours jsonb not null,
  holidays text[] not null,
  created_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, name)
);
select make_tenant('calendars');

-- Every version of an inbox's rules; the one in force is inboxes.policy_version.
create table inbox_policies (
  account_id uuid not null,
  inbox_id uuid not null,
  version int not null,
  policy jsonb not null,
  author_id uuid,
  at timestamptz not null,
  primary key (account_id, inbox_id, version),
  foreign key (account_id, inbox_id) references inboxes on delete cascade
);
select make_tenant('inbox_policies');
alter table inboxes add policy_version int not null default 1;
-- The tables' owner is behind the wall, too: what changes rows does so as the system.
-- Inboxes made before there were policies begin with the guide's sales column, with the sight they had.
set local role relevo_system;
insert into inbox_policies (account_id, inbox_id, version, policy, at)
select account_id, id, 1, jsonb_build_object(
  'preset', 'guide', 'column', case when is_global then 'global' else 'sales' end, 'visibility', visibility,
  'distribution', 'off', 'capacity', case when is_global then null else 30 end, 'onlineOnly', true,
  'rescueMinutes', case when is_global then null else 10 end, 'stickyDays', 7, 'requeueMinutes', null,
  'close', '{"anyOf":["replied","elsewhere","follow_up","confirmed"],"ticket":false,"note":"when_needed","contactFields":[],"company":"hidden","override":"supervisor"}'::jsonb,
  'commentTriggers', '["external","unusual"]'::jsonb,
  'expiry', '{"withoutTicket":"leave","finaliseHours":168,"templateHours":72}'::jsonb,
  'reopenGraceMinutes', 0, 'calendarId', null,
  'greeting', '{"on":false,"text":""}'::jsonb, 'away', '{"on":false,"text":""}'::jsonb, 'askResolved', false,
  'targets', '{"firstReplyMinutes":60,"averageReplyMinutes":240,"resolutionHours":48,"unownedMinutes":10,"abandonedMinutes":240,"staleHours":72}'::jsonb,
  'autoTicket', null), created_at
from inboxes;
reset role;
alter table inboxes alter policy_version drop default;
alter table inboxes drop column visibility;

create table companies (
  account_id uuid not null references accounts on delete cascade,
  id uuid not null,
  name text not null,
  tax_id text,
  created_at timestamptz not null,
  primary key (account_id, id)
);
create unique index companies_name on companies (account_id, lower(name) text_pattern_ops);
select make_tenant('companies');
alter table contacts add company_id uuid;
alter table contacts add individual boolean not null default false;
alter table contacts add opted_out_at timestamptz;
alter table contacts add foreign key (account_id, company_id) references companies;
create index contacts_company on contacts (account_id, company_id) where company_id is not null;

create table funnels (
  account_id uuid not null references accounts on delete cascade,
  id uuid not null,
  name text not null,
  position int not null,
  created_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, name)
);
select make_tenant('funnels');
create table stages (
  account_id uuid not null,
  id uuid not null,
  funnel_id uuid not null,
  name text not null,
  position int not null,
  primary key (account_id, id),
  unique (account_id, funnel_id, name),
  foreign key (account_id, funnel_id) references funnels on delete cascade
);
select make_tenant('stages');
-- Accounts that were there before have the funnels a new one begins with.
set local role relevo_system;
insert into funnels (account_id, id, name, position, created_at)
select a.id, gen_random_uuid(), f.name, f.position, a.created_at from accounts a join (values
  ('es', 0, 'Ventas'), ('es', 1, 'Soporte'), ('pt-BR', 0, 'Vendas'), ('pt-BR', 1, 'Suporte'), ('en', 0, 'Sales'), ('en', 1, 'Support')
) as f(language, position, name) on f.language = a.language;
insert into stages (account_id, id, funnel_id, name, position)
select f.account_id, gen_random_uuid(), f.id, s.name, s.position - 1 from funnels f join accounts a on a.id = f.account_id
join (values
  ('es', 0, array['Nuevo', 'En conversación', 'Cotizado', 'Pendiente de respuesta', 'Ganado', 'Perdido']),
  ('es', 1, array['Nuevo', 'En proceso', 'Pendiente', 'Resuelto', 'Cerrado', 'Cancelado']),
  ('pt-BR', 0, array['Novo', 'Em conversa', 'Cotado', 'Aguardando resposta', 'Ganho', 'Perdido']),
  ('pt-BR', 1, array['Novo', 'Em andamento', 'Pendente', 'Resolvido', 'Encerrado', 'Cancelado']),
  ('en', 0, array['New', 'In conversation', 'Quoted', 'Awaiting answer', 'Won', 'Lost']),
  ('en', 1, array['New', 'In progress', 'Pending', 'Solved', 'Closed', 'Cancelled'])
) as p(language, position, names) on p.language = a.language and p.position = f.position,
unnest(p.names) with ordinality as s(name, position);
reset role;

-- One cycle of a contact in a funnel.
create table tickets (
  account_id uuid not null references accounts on delete cascade,
  id uuid not null,
  number bigint not null,
  -- The requester.
  contact_id uuid not null,
  funnel_id uuid not null,
  stage_id uuid not null,
  subject text not null,
  description text not null,
  owner_id uuid,
  group_id uuid,
  source text not null check (source in ('inbound', 'user', 'expiry')),
  -- No person has acted on it yet: an automatic one that may still give way to another.
  untouched boolean not null,
  next_step text not null,
  next_step_at timestamptz,
  state text not null check (state in ('open', 'archived')),
  resolution text not null check (resolution in ('none', 'won', 'lost')),
  absorbed_by uuid,
  created_by uuid,
  created_at timestamptz not null,
  stage_entered_at timestamptz not null,
  archived_at timestamptz,
  primary key (account_id, id),
  unique (account_id, number),
  foreign key (account_id, contact_id) references contacts,
  foreign key (account_id, funnel_id) references funnels,
  foreign key (account_id, stage_id) references stages,
  foreign key (account_id, owner_id) references members,
  foreign key (account_id, group_id) references groups,
  check ((state = 'archived') = (archived_at is not null))
);
create unique index tickets_open on tickets (account_id, contact_id, funnel_id) where state = 'open';
create index tickets_contact on tickets (account_id, contact_id, created_at desc);
create index tickets_owner on tickets (account_id, owner_id) where state = 'open' and owner_id is not null;
create index tickets_recent on tickets (account_id, created_at desc, id desc);
select make_tenant('tickets');

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
