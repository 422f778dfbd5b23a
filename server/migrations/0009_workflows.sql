-- Workflows: definitions in versions, runs as rows, what they may say and do; tags of contacts.

create table tags (
  account_id uuid not null references accounts on delete cascade,
  id uuid not null,
  name text not null,
  colour text not null,
  created_at timestamptz not null,
  primary key (account_id, id)
);
create unique index tags_name on tags (account_id, lower(name));
select make_tenant('tags');
create table contact_tags (
  account_id uuid not null,
  contact_id uuid not null,
  tag_id uuid not null,
  at timestamptz not null,
  primary key (account_id, contact_id, tag_id),
  foreign key (account_id, contact_id) references contacts on delete cascade,
  foreign key (account_id, tag_id) references tags on delete cascade
);
create index contact_tags_tag on contact_tags (account_id, tag_id);
select make_tenant('contact_tags');

create table workflows (
  account_id uuid not null references accounts on delete cascade,
  id uuid not null,
  name text not null,
  state text not null default 'draft' check (state in ('draft', 'published', 'stopped')),
  draft jsonb not null,
  -- Counts saves of the draft.
  revision int not null default 1,
  -- In force, or last in force.
  version int,
  -- The saves that made the version: the draft differs once they do.
  published_revision int,
  -- Of what is in force, for the look at every event.
  trigger text,
  -- The token of its incoming webhook, sealed: its address is shown again, its door keeps a hash.
  hook text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid,
  -- Taken away: its runs stay readable.
  removed_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, updated_by) references members,
  check (state = 'draft' or version is not null),
  check (state <> 'published' or trigger is not null)
);
create unique index workflows_name on workflows (account_id, lower(name)) where removed_at is null;
create index workflows_trigger on workflows (account_id, trigger) where state = 'published' and removed_at is null;
select make_tenant('workflows');
create table workflow_versions (
  account_id uuid not null,
  workflow_id uuid not null,
  version int not null,
  definition jsonb not null,
  at timestamptz not null,
  by_id uuid,
  primary key (account_id, workflow_id, version),
  foreign key (account_id, workflow_id) references workflows on delete cascade,
  foreign key (account_id, by_id) references members
);
select make_tenant('workflow_versions');

create table runs (
  account_id uuid not null,
  id uuid not null,
  workflow_id uuid not null,
  version int not null,
  state text not null check (state in ('running', 'waiting', 'completed', 'failed', 'cancelled')),
  contact_id uuid not null,
  conversation_id uuid,
  ticket_id uuid,
  -- Where it stands or ended, how the step was come to, and when it looks again by itself.
  step text,
  n int not null default 0,
  entered_at timestamptz not null,
  until timestamptz,
  -- What it waits for besides time: a message of somebody, somebody to give it to, an answer from outside.
  wakes text check (wakes in ('contact', 'member', 'agent', 'call')),
  -- When its last wait began, who had the conversation then, and the last message of each: what comes after it is new.
  waited_from timestamptz,
  owner_id uuid,
  heard_in uuid,
  heard_out uuid,
  -- Steps gone through since then.
  walked int not null default 0,
  -- Whom this run gave it to.
  given uuid[] not null default '{}',
  variables jsonb not null default '{}',
  -- Times each jump was taken, tries of the step, answers that were none.
  counts jsonb not null default '{}',
  -- The event that started it, and how deep it stands in what automation caused.
  cause bigint,
  depth int not null default 0,
  parent_id uuid,
  started_at timestamptz not null,
  ended_at timestamptz,
  why jsonb,
  primary key (account_id, id),
  foreign key (account_id, workflow_id, version) references workflow_versions,
  foreign key (account_id, contact_id) references contacts on delete cascade,
  foreign key (account_id, conversation_id) references conversations on delete cascade,
  foreign key (account_id, ticket_id) references tickets on delete cascade,
  check ((ended_at is null) = (state in ('running', 'waiting')))
);
-- One at a time of a workflow in a conversation.
create unique index runs_active on runs (account_id, conversation_id, workflow_id)
  where state in ('running', 'waiting') and conversation_id is not null;
create index runs_recent on runs (account_id, workflow_id, started_at desc, id desc);
create index runs_all on runs (account_id, started_at desc, id desc);
create index runs_conversation on runs (account_id, conversation_id, started_at desc, id desc) where conversation_id is not null;
create index runs_contact on runs (account_id, contact_id, started_at desc);
create index runs_ticket on runs (account_id, ticket_id) where ticket_id is not null;
-- Most have completed: the rest is found by its state.
create index runs_state on runs (account_id, workflow_id, state, started_at desc, id desc) where state <> 'completed';
create index runs_states on runs (account_id, state, started_at desc, id desc) where state <> 'completed';
create index runs_agent on runs (account_id) where state = 'waiting' and wakes = 'agent';
select make_tenant('runs');

create table run_steps (
  account_id uuid not null,
  run_id uuid not null,
  n int not null,
  step text not null,
  kind text not null,
  at timestamptz not null,
  ended_at timestamptz,
  edge text,
  why jsonb,
  failures jsonb not null default '[]',
  primary key (account_id, run_id, n),
  foreign key (account_id, run_id) references runs on delete cascade
);
select make_tenant('run_steps');

-- What is about to be started in a conversation: distribution waits for it.
create index deadlines_run_start on deadlines (account_id, (data->>'conversation')) where kind = 'run-start';

-- Once per contact: it counts for good.
create table enrolments (
  account_id uuid not null,
  workflow_id uuid not null,
  contact_id uuid not null,
  primary key (account_id, workflow_id, contact_id),
  foreign key (account_id, workflow_id) references workflows on delete cascade,
  foreign key (account_id, contact_id) references contacts on delete cascade
);
select make_tenant('enrolments');

-- Who of a group's or an inbox's people was given one last by a workflow. A number, since one instant may give many.
create table run_turns (
  account_id uuid not null,
  -- A group or an inbox.
  pool uuid not null,
  member_id uuid not null,
  turn bigint not null,
  primary key (account_id, pool, member_id),
  foreign key (account_id, member_id) references members on delete cascade
);
select make_tenant('run_turns');

create table workflow_secrets (
  account_id uuid not null references accounts on delete cascade,
  id uuid not null,
  name text not null,
  value text not null,
  updated_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, name)
);
select make_tenant('workflow_secrets');

create table simulations (
  account_id uuid not null,
  id uuid not null,
  workflow_id uuid not null,
  definition jsonb not null,
  filter jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  done int not null default 0,
  of int not null default 0,
  report jsonb,
  started_at timestamptz not null,
  ended_at timestamptz,
  -- Begun again after its process died; only the last one is heard.
  attempts int not null default 0,
  by_id uuid,
  primary key (account_id, id),
  foreign key (account_id, workflow_id) references workflows on delete cascade,
  foreign key (account_id, by_id) references members
);
create index simulations_recent on simulations (account_id, workflow_id, started_at desc);
create unique index simulations_one on simulations (account_id) where state in ('waiting', 'running');
select make_tenant('simulations');
create table simulated_runs (
  account_id uuid not null,
  id uuid not null,
  simulation_id uuid not null,
  conversation_id uuid not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  acts text[] not null,
  diverged_at timestamptz,
  was_ms double precision,
  would_ms double precision,
  steps jsonb not null,
  primary key (account_id, id),
  foreign key (account_id, simulation_id) references simulations on delete cascade,
  foreign key (account_id, conversation_id) references conversations on delete cascade
);
create index simulated_runs_page on simulated_runs (account_id, simulation_id, started_at, id);
select make_tenant('simulated_runs');

-- A workflow is an actor of its own: the id is its run's.
alter table events drop constraint events_actor_kind_check,
  add constraint events_actor_kind_check check (actor_kind in ('member', 'contact', 'system', 'workflow')) not valid;
create index events_run on events (account_id, actor_id, id) where actor_kind = 'workflow';
-- Conversations are also opened by an API key and by a workflow.
alter table conversations drop constraint conversations_source_check,
  add constraint conversations_source_check check (source in ('contact', 'user', 'api', 'workflow')) not valid;
-- A workflow makes tickets, too.
alter table tickets drop constraint tickets_source_check,
  add constraint tickets_source_check check (source in ('inbound', 'user', 'expiry', 'workflow')) not valid;
alter table doors drop constraint doors_kind_check, add constraint doors_kind_check
  check (kind in ('api-key', 'invitation', 'webchat', 'visitor', 'whatsapp', 'whatsapp-hook', 'workflow-hook'));
-- What a workflow leaves has no member behind it but the workflow.
alter table comments alter author_id drop not null, add workflow_id uuid,
  add foreign key (account_id, workflow_id) references workflows,
  add check ((author_id is null) <> (workflow_id is null));
alter table tasks alter created_by drop not null, add workflow_id uuid,
  -- How many automations stood behind it when it was left.
  add depth int not null default 0,
  add foreign key (account_id, workflow_id) references workflows,
  add check ((created_by is null) <> (workflow_id is null));
-- Who is named from outside by what somebody wrote down.
create index contacts_phone on contacts (account_id, phone) where phone is not null;
create index contacts_mail on contacts (account_id, lower(mail)) where mail is not null;
