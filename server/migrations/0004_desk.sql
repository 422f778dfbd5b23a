-- Contacts, conversations and what is said in them.

create table contacts (
  account_id uuid not null references accounts on delete cascade,
  id uuid not null,
  name text not null,
  phone text,
  mail text,
  created_at timestamptz not null,
  primary key (account_id, id)
);
select make_tenant('contacts');

create table identities (
  account_id uuid not null,
  kind text not null check (kind in ('whatsapp-user', 'whatsapp-parent', 'phone', 'mail', 'visitor')),
  value text not null,
  contact_id uuid not null,
  created_at timestamptz not null,
  primary key (account_id, kind, value),
  foreign key (account_id, contact_id) references contacts on delete cascade
);
create index identities_contact on identities (account_id, contact_id);
select make_tenant('identities');

create table conversations (
  account_id uuid not null references accounts on delete cascade,
  id uuid not null,
  number bigint not null,
  contact_id uuid not null,
  connection_id uuid not null,
  inbox_id uuid not null,
  reason_id uuid,
  state text not null check (state in ('queued', 'active')),
  owner_id uuid,
  group_id uuid,
  source text not null check (source in ('contact', 'user')),
  opened_at timestamptz not null,
  -- Entered the queue; the queue's order.
  queued_at timestamptz not null,
  -- Last message of either side; the lists' order.
  active_at timestamptz not null,
  -- First customer message we have not answered; null when the last word is ours.
  waiting_since timestamptz,
  last_inbound_at timestamptz,
  last_outbound_at timestamptz,
  last_message_id uuid,
  -- Customer messages the owner has not seen.
  unread int not null,
  primary key (account_id, id),
  unique (account_id, number),
  foreign key (account_id, contact_id) references contacts,
  foreign key (account_id, connection_id) references connections,
  foreign key (account_id, inbox_id) references inboxes,
  foreign key (account_id, reason_id) references reasons,
  foreign key (account_id, owner_id) references members,
  foreign key (account_id, group_id) references groups,
  check (state <> 'active' or owner_id is not null),
  check (state <> 'queued' or owner_id is null)
);
create index conversations_recent on conversations (account_id, active_at desc, id desc);
create index conversations_owner on conversations (account_id, owner_id, active_at desc, id desc) where owner_id is not null;
create index conversations_queue on conversations (account_id, queued_at, id) where state = 'queued';
create index conversations_inbox on conversations (account_id, inbox_id, active_at desc, id desc);
create index conversations_contact on conversations (account_id, contact_id, opened_at desc);
select make_tenant('conversations');

-- At most one open conversation per contact and connection.
create table open_sessions (
  account_id uuid not null,
  contact_id uuid not null,
  connection_id uuid not null,
  conversation_id uuid not null,
  primary key (account_id, contact_id, connection_id),
  foreign key (account_id, conversation_id) references conversations on delete cascade
);
select make_tenant('open_sessions');

create table messages (
  account_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  contact_id uuid not null,
  connection_id uuid not null,
  direction text not null check (direction in ('in', 'out')),
  author_kind text not null check (author_kind in ('contact', 'member', 'phone', 'bot')),
  author_id uuid,
  type text not null,
  text text not null,
  data jsonb,
  state text not null check (state in ('received', 'pending', 'sending', 'sent', 'delivered', 'read', 'played', 'failed', 'uncertain')),
  error_code text,
  error_detail text,
  external_id text,
  reply_to_external text,
  forwarded boolean not null,
  edited_at timestamptz,
  revoked_at timestamptz,
  -- The channel's time for what came in, ours for what goes out.
  at timestamptz not null,
  attempts int not null,
  primary key (account_id, id),
  foreign key (account_id, conversation_id) references conversations on delete cascade,
  check ((direction = 'in') = (state = 'received'))
);
create index messages_thread on messages (account_id, conversation_id, at desc, id desc);
create unique index messages_external on messages (account_id, connection_id, external_id) where external_id is not null;
create index messages_lane on messages (account_id, connection_id, contact_id, at, id) where state in ('pending', 'sending');
select make_tenant('messages');

create table message_reactions (
  account_id uuid not null,
  message_id uuid not null,
  by_kind text not null check (by_kind in ('contact', 'member')),
  emoji text not null,
  at timestamptz not null,
  primary key (account_id, message_id, by_kind),
  foreign key (account_id, message_id) references messages on delete cascade
);
select make_tenant('message_reactions');

-- What arrived about a message before the message: a status, an edit, a reaction; applied when it comes.
create table early_news (
  account_id uuid not null,
  connection_id uuid not null,
  target text not null,
  item_id bigint not null,
  primary key (account_id, connection_id, target, item_id)
);
select make_tenant('early_news');

-- Internal comments have a table of their own, so that no sender can ever meet one.
create table comments (
  account_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  author_id uuid not null,
  text text not null,
  mention_ids uuid[] not null,
  at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, conversation_id) references conversations on delete cascade,
  foreign key (account_id, author_id) references members
);
create index comments_thread on comments (account_id, conversation_id, at desc, id desc);
select make_tenant('comments');

create table files (
  account_id uuid not null references accounts on delete cascade,
  id uuid not null,
  name text not null,
  mime_type text not null,
  size bigint,
  state text not null check (state in ('ready', 'waiting', 'lost')),
  -- Who may use it before it hangs on something: the member or the contact who uploaded it.
  uploader_id uuid,
  message_id uuid,
  comment_id uuid,
  -- How to fetch it from the channel while it is waiting.
  source jsonb,
  created_at timestamptz not null,
  primary key (account_id, id),
  foreign key (account_id, message_id) references messages on delete cascade,
  foreign key (account_id, comment_id) references comments on delete cascade
);
create index files_message on files (account_id, message_id) where message_id is not null;
create index files_comment on files (account_id, comment_id) where comment_id is not null;
-- Uploads that hang on nothing yet, or never will.
create index files_loose on files (created_at) where message_id is null and comment_id is null;
select make_tenant('files');
