-- Inboxes run by rules: calendars, policies, companies, funnels and tickets.

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
