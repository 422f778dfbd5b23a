-- People, groups, inboxes, connections.

create table members (
  account_id uuid not null references accounts on delete cascade,
  id uuid not null,
  user_id text not null,
  name text not null,
  mail text not null,
  role text not null check (role in ('viewer', 'agent', 'supervisor', 'admin')),
  active boolean not null,
  available boolean not null,
  language text not null,
  created_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, user_id)
);
create unique index members_mail on members (account_id, mail);
select make_tenant('members');

-- Directory: which accounts a login belongs to.
create table memberships (
  user_id text not null,
  account_id uuid not null references accounts on delete cascade,
  member_id uuid not null,
  primary key (user_id, account_id)
);
select make_tenant('memberships');

-- When a person was connected; an open interval without a recent beat is over.
create table presence (
  account_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, member_id) references members on delete cascade
);
create index presence_open on presence (account_id, member_id) where ended_at is null;
select make_tenant('presence');

create table groups (
  account_id uuid not null references accounts on delete cascade,
  id uuid not null,
  name text not null,
  created_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, name)
);
select make_tenant('groups');

create table group_members (
  account_id uuid not null,
  group_id uuid not null,
  member_id uuid not null,
  primary key (account_id, group_id, member_id),
  foreign key (account_id, group_id) references groups on delete cascade,
  foreign key (account_id, member_id) references members on delete cascade
);
create index group_members_member on group_members (account_id, member_id);
select make_tenant('group_members');

create table inboxes (
  account_id uuid not null references accounts on delete cascade,
  id uuid not null,
  name text not null,
  is_global boolean not null,
  position int not null,
  visibility text not null check (visibility in ('own', 'queue', 'inbox')),
  created_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, name)
);
create unique index inboxes_global on inboxes (account_id) where is_global;
select make_tenant('inboxes');

create table reasons (
  account_id uuid not null,
  id uuid not null,
  inbox_id uuid not null,
  name text not null,
  position int not null,
  archived_at timestamptz,
  primary key (account_id, id),
  unique (account_id, inbox_id, name),
  foreign key (account_id, inbox_id) references inboxes on delete cascade
);
select make_tenant('reasons');

-- Who serves an inbox: a person, or a group.
create table inbox_members (
  account_id uuid not null,
  inbox_id uuid not null,
  member_id uuid not null,
  primary key (account_id, inbox_id, member_id),
  foreign key (account_id, inbox_id) references inboxes on delete cascade,
  foreign key (account_id, member_id) references members on delete cascade
);
create index inbox_members_member on inbox_members (account_id, member_id);
select make_tenant('inbox_members');

create table inbox_groups (
  account_id uuid not null,
  inbox_id uuid not null,
  group_id uuid not null,
  primary key (account_id, inbox_id, group_id),
  foreign key (account_id, inbox_id) references inboxes on delete cascade,
  foreign key (account_id, group_id) references groups on delete cascade
);
create index inbox_groups_group on inbox_groups (account_id, group_id);
select make_tenant('inbox_groups');

create table invitations (
  account_id uuid not null references accounts on delete cascade,
  id uuid not null,
  mail text not null,
  name text not null,
  role text not null check (role in ('viewer', 'agent', 'supervisor', 'admin')),
  inbox_ids uuid[],
  expires_at timestamptz not null,
  created_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (account_id, id)
);
create unique index invitations_open on invitations (account_id, mail) where accepted_at is null and revoked_at is null;
select make_tenant('invitations');

create table api_keys (
  account_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  name text not null,
  role text not null check (role in ('viewer', 'agent', 'supervisor', 'admin')),
  prefix text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (account_id, id),
  foreign key (account_id, member_id) references members on delete cascade
);
select make_tenant('api_keys');

create table connections (
  account_id uuid not null references accounts on delete cascade,
  id uuid not null,
  channel text not null check (channel in ('webchat', 'whatsapp')),
  name text not null,
  inbox_id uuid,
  active boolean not null,
  settings jsonb not null,
  -- Public key of a widget, or the last part of a webhook's address.
  key text not null,
  -- Token and app secret, encrypted with the key whose id it names.
  secrets text,
  paused_code text,
  paused_at timestamptz,
  verified_at timestamptz,
  last_inbound_at timestamptz,
  created_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, inbox_id) references inboxes
);
select make_tenant('connections');
