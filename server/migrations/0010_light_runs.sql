-- A run and its steps, like an event and a deadline, name what they are about without holding it: of the 120
-- microseconds a new run took under load, 70 were these look-ups, one of which locked the row of its version for every
-- run that began. Contacts, conversations, tickets and versions are never deleted, nor are runs.
alter table runs drop constraint runs_account_id_workflow_id_version_fkey;
alter table runs drop constraint runs_account_id_contact_id_fkey;
alter table runs drop constraint runs_account_id_conversation_id_fkey;
alter table runs drop constraint runs_account_id_ticket_id_fkey;
alter table run_steps drop constraint run_steps_account_id_run_id_fkey;
