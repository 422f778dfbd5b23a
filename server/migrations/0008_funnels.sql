-- Tickets in funnels: what stages are and do, resolution and archive, returns, history of stays, fields, saved views.

create table fields (
  account_id uuid not null references accounts on delete cascade,
  id uuid not null,
  "of" text not null check ("of" in ('contact', 'ticket')),
  name text not null,
  kind text not null check (kind in ('text', 'number', 'date', 'choice', 'yes_no')),
  options text[] not null,
  position int not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (account_id, id)
);
create unique index fields_name on fields (account_id, "of", lower(name)) where removed_at is null;
select make_tenant('fields');
-- Values by field id.
alter table contacts add fields jsonb not null default '{}';

alter table funnels
  add won_definition text not null default '',
  add lost_definition text not null default '',
  add currency text,
  add moves text not null default 'free' check (moves in ('free', 'adjacent')),
  add access text not null default 'everyone' check (access in ('everyone', 'members')),
  add agents_see text not null default 'queue' check (agents_see in ('own', 'queue')),
  add history text not null default 'shared' check (history in ('shared', 'strict')),
  add archive_unresolved boolean not null default true,
  add pending text not null default 'block' check (pending in ('block', 'confirm')),
  add ask_reason boolean not null default false,
  -- What it was made from: which one the presets of inboxes mean by sales and by support.
  add template text check (template in ('sales', 'scheduling', 'support')),
  -- Taken away: its archived tickets stay readable.
  add removed_at timestamptz;
alter table funnels drop constraint funnels_account_id_name_key;
create unique index funnels_name on funnels (account_id, name) where removed_at is null;
create table funnel_members (
  account_id uuid not null,
  funnel_id uuid not null,
  member_id uuid not null,
  primary key (account_id, funnel_id, member_id),
  foreign key (account_id, funnel_id) references funnels on delete cascade,
  foreign key (account_id, member_id) references members on delete cascade
);
create index funnel_members_member on funnel_members (account_id, member_id);
select make_tenant('funnel_members');
create table resolution_reasons (
  account_id uuid not null,
  id uuid not null,
  funnel_id uuid not null,
  kind text not null check (kind in ('won', 'lost')),
  name text not null,
  position int not null,
  removed_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, funnel_id) references funnels on delete cascade
);
create index resolution_reasons_funnel on resolution_reasons (account_id, funnel_id);
select make_tenant('resolution_reasons');

alter table stages
  add kind text not null default 'human' check (kind in ('human', 'ai')),
  add type text not null default 'normal' check (type in ('normal', 'won', 'lost', 'closing')),
  add stuck_hours int default 48,
  add exit_criteria text not null default '',
  add soft_limit int,
  -- [{fromId, fields}]
  add requirements jsonb not null default '[]',
  -- {strategy, memberIds, groupId}
  add assignment jsonb,
  add removed_at timestamptz;
alter table stages drop constraint stages_account_id_funnel_id_name_key;
create unique index stages_name on stages (account_id, funnel_id, name) where removed_at is null;
create index stages_funnel on stages (account_id, funnel_id, position) where removed_at is null;
-- Who of a stage's people was given one last: whose turn it is. A number, since one instant may give many.
create table stage_turns (
  account_id uuid not null,
  stage_id uuid not null,
  member_id uuid not null,
  turn bigint not null,
  primary key (account_id, stage_id, member_id),
  foreign key (account_id, stage_id) references stages on delete cascade,
  foreign key (account_id, member_id) references members on delete cascade
);
select make_tenant('stage_turns');

create table resolution_rules (
  account_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  trigger text not null check (trigger in ('entry', 'exit', 'time', 'periodic')),
  resolution text not null check (resolution in ('won', 'lost')),
  archive boolean not null,
  return_funnel_id uuid,
  return_stage_id uuid,
  wait_minutes int,
  basis text check (basis in ('no_customer_message', 'no_activity', 'time_in_stage')),
  -- ISO weekdays, and minutes after midnight in the account's zone.
  days int[],
  at_minutes int,
  active boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid,
  primary key (account_id, id),
  foreign key (account_id, stage_id) references stages on delete cascade,
  foreign key (account_id, return_funnel_id) references funnels,
  foreign key (account_id, return_stage_id) references stages,
  foreign key (account_id, updated_by) references members,
  check (archive = (return_stage_id is not null)),
  check ((return_stage_id is null) = (return_funnel_id is null)),
  check ((trigger = 'time') = (wait_minutes is not null and basis is not null)),
  check ((trigger = 'periodic') = (days is not null and at_minutes is not null))
);
create index resolution_rules_stage on resolution_rules (account_id, stage_id);
select make_tenant('resolution_rules');

alter table tickets
  add value numeric(15, 2),
  add currency text,
  add fields jsonb not null default '{}',
  -- Names this stay in its stage: timers of an earlier one are void.
  add entry_id uuid,
  -- The last thing a person or rule did to it; messages stand in its conversations.
  add changed_at timestamptz,
  -- Its owner has opened it since it became theirs.
  add seen boolean not null default true,
  add resolved_at timestamptz,
  add resolved_by text,
  add rule_id uuid,
  add reason_id uuid,
  add return_funnel_id uuid,
  add return_stage_id uuid,
  add foreign key (account_id, reason_id) references resolution_reasons,
  add check ((value is null) = (currency is null)),
  add check ((resolution = 'none') = (resolved_at is null)),
  add check ((resolved_at is null) = (resolved_by is null));
set local role relevo_system;
update tickets set entry_id = gen_random_uuid(), changed_at = coalesce(archived_at, stage_entered_at);
reset role;
alter table tickets alter entry_id set not null, alter changed_at set not null;
create index tickets_stage on tickets (account_id, stage_id, stage_entered_at desc, id desc) where state = 'open';
create index tickets_funnel on tickets (account_id, funnel_id, created_at desc, id desc);
create index tickets_owned on tickets (account_id, owner_id, created_at desc, id desc) where owner_id is not null;
-- Lists of open ones must not walk over a history of archived ones.
create index tickets_open_recent on tickets (account_id, created_at desc, id desc) where state = 'open';

-- Every stay of a ticket in a stage, with what brought it there.
create table stage_stays (
  account_id uuid not null,
  -- The entry_id of the ticket while it lasts.
  id uuid not null,
  ticket_id uuid not null,
  funnel_id uuid not null,
  stage_id uuid not null,
  source text not null,
  entered_at timestamptz not null,
  left_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, ticket_id) references tickets on delete cascade,
  foreign key (account_id, stage_id) references stages
);
create index stage_stays_ticket on stage_stays (account_id, ticket_id, entered_at);
create index stage_stays_entered on stage_stays (account_id, stage_id, entered_at);
create index stage_stays_left on stage_stays (account_id, stage_id, left_at) where left_at is not null;
select make_tenant('stage_stays');
set local role relevo_system;
insert into stage_stays (account_id, id, ticket_id, funnel_id, stage_id, source, entered_at, left_at)
select account_id, entry_id, id, funnel_id, stage_id, case source when 'user' then 'user' else 'inbox' end, stage_entered_at, archived_at
from tickets;
reset role;

-- Where a contact's next ticket of a funnel begins.
create table return_targets (
  account_id uuid not null,
  contact_id uuid not null,
  funnel_id uuid not null,
  stage_id uuid not null,
  primary key (account_id, contact_id, funnel_id),
  foreign key (account_id, contact_id) references contacts on delete cascade,
  foreign key (account_id, funnel_id) references funnels on delete cascade,
  foreign key (account_id, stage_id) references stages
);
create index return_targets_stage on return_targets (account_id, stage_id);
select make_tenant('return_targets');

-- Rules that were due and waited for us to answer the customer: alerted once for each stay.
create table deferrals (
  account_id uuid not null,
  rule_id uuid not null,
  ticket_id uuid not null,
  entry_id uuid not null,
  at timestamptz not null,
  codes text[] not null,
  primary key (account_id, ticket_id, rule_id, entry_id),
  foreign key (account_id, ticket_id) references tickets on delete cascade
);
select make_tenant('deferrals');

create table ticket_views (
  account_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  funnel_id uuid not null,
  name text not null,
  filter jsonb not null,
  primary key (account_id, id),
  unique (account_id, member_id, funnel_id, name),
  foreign key (account_id, member_id) references members on delete cascade,
  foreign key (account_id, funnel_id) references funnels on delete cascade
);
select make_tenant('ticket_views');

-- The last stages of the funnels an account begins with say by type what they say by name. Nothing that is in them changes.
set local role relevo_system;
update funnels set template = case position when 0 then 'sales' else 'support' end where position in (0, 1);
-- As for new accounts: what is sold has the currency of its country, where that is one.
update funnels f set currency = c.currency
from accounts a join (values ('AR', 'ARS'), ('BO', 'BOB'), ('BR', 'BRL'), ('CL', 'CLP'), ('CO', 'COP'), ('CR', 'CRC'), ('DO', 'DOP'),
  ('EC', 'USD'), ('ES', 'EUR'), ('GT', 'GTQ'), ('HN', 'HNL'), ('MX', 'MXN'), ('NI', 'NIO'), ('PA', 'USD'), ('PE', 'PEN'), ('PR', 'USD'),
  ('PT', 'EUR'), ('PY', 'PYG'), ('SV', 'USD'), ('US', 'USD'), ('UY', 'UYU'), ('VE', 'VES')) c (country, currency) on c.country = a.country
where f.account_id = a.id and f.template = 'sales';
update stages s set type = case
    when s.name in ('Ganado', 'Ganho', 'Won', 'Resuelto', 'Resolvido', 'Solved') then 'won'
    when s.name in ('Perdido', 'Lost', 'Cancelado', 'Cancelled') then 'lost'
    else 'closing' end, stuck_hours = null
from funnels f where f.account_id = s.account_id and f.id = s.funnel_id and (
  f.position = 0 and s.position >= 4 and s.name in ('Ganado', 'Ganho', 'Won', 'Perdido', 'Lost')
  or f.position = 1 and s.position >= 3 and s.name in ('Resuelto', 'Resolvido', 'Solved', 'Cerrado', 'Encerrado', 'Closed', 'Cancelado', 'Cancelled'));
update stages set stuck_hours = 72 where name in ('Pendiente de respuesta', 'Aguardando resposta', 'Awaiting answer');
reset role;

alter table messages drop constraint messages_state_check;
alter table messages add constraint messages_state_check
  check (state in ('received', 'pending', 'sending', 'sent', 'delivered', 'read', 'played', 'failed', 'uncertain', 'cancelled'));

-- A ticket's history, whoever its requester is by now.
set local role relevo_system;
update events set ticket_id = substring(data->>'ticket' from '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')::uuid
where name like 'ticket.%';
reset role;
create index events_ticket on events (account_id, ticket_id, id) where ticket_id is not null;
-- What the AI or the desk itself wrote and has not left: cancelled where its ticket comes into a human stage.
create index messages_unsaid on messages (account_id, conversation_id) where state = 'pending' and author_kind = 'bot';

-- Two contacts turned out to be one person: this one stays as a name for what happened, all else is the other's.
alter table contacts add merged_into uuid, add foreign key (account_id, merged_into) references contacts;
create index contacts_merged on contacts (account_id, merged_into) where merged_into is not null;
-- The number a customer wrote from, where it is not the one their contact shows: who was merged has several.
alter table messages add via text;
