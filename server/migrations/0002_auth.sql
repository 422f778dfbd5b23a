-- Sign-in: the tables of better-auth, by its names, for its own role only.
-- A login may belong to many accounts, so nothing here carries one. No clock defaults: the library gives
-- every instant, in real time.

create schema auth;
grant usage on schema auth to relevo_auth;

create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null,
  "twoFactorEnabled" boolean
);

create table auth.session (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" on delete cascade,
  -- The account the person works in; null means the first of theirs.
  "activeAccount" text
);
create index "session_userId_idx" on auth.session ("userId");

create table auth.account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null
);
create index "account_userId_idx" on auth.account ("userId");

create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null
);
create index "verification_identifier_idx" on auth.verification (identifier);

create table auth."twoFactor" (
  id text primary key,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null references auth."user" on delete cascade,
  verified boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
create index "twoFactor_secret_idx" on auth."twoFactor" (secret);
create index "twoFactor_userId_idx" on auth."twoFactor" ("userId");

grant select, insert, update, delete on all tables in schema auth to relevo_auth;

-- The other accounts of the login behind one of our members. Row-level security hides them from the app, and
-- rightly: this answers only for members of the account in the setting, with no more than id and name.
-- plpgsql, because members and memberships come with the next migration.
create function other_accounts(member uuid) returns table (id uuid, name text, active boolean)
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select a.id, a.name, there.active
    from members here
    join memberships s on s.user_id = here.user_id and s.account_id <> here.account_id
    join members there on there.account_id = s.account_id and there.id = s.member_id
    join accounts a on a.id = s.account_id
    where here.account_id = relevo_account() and here.id = member
    order by a.name, a.id;
end $$;
revoke execute on function other_accounts(uuid) from public;
grant execute on function other_accounts(uuid) to relevo_app;
-- A new owner must be able to create in the schema, for this one statement.
grant create on schema public to relevo_system;
alter function other_accounts(uuid) owner to relevo_system;
revoke create on schema public from relevo_system;
