\set k random(1, :known)
begin;
update conversations set active_at = now(), last_inbound_at = now(), waiting_since = coalesce(waiting_since, now()), last_message_id = uuidv7(), unread = unread + 1 where account_id = :account and number = :k returning id as conversation, contact_id as contact \gset
insert into messages (account_id, id, conversation_id, contact_id, connection_id, direction, author_kind, author_id, type, text, state, external_id, forwarded, at, attempts) values (:account, uuidv7(), :conversation, :contact, :connection, 'in', 'contact', :contact, 'text', 'hola quería saber el precio del plan anual y si hacen despachos a Valparaíso', 'received', 'wamid.HBgLNTY5MTIzNDU2Nzg' || gen_random_uuid(), false, now(), 0) returning id as message \gset
insert into events (account_id, id, name, at, actor_kind, actor_id, depth, contact_id, conversation_id, data) values (:account, nextval('events_id'), 'message.received', now(), 'contact', :contact, 0, :contact, :conversation, jsonb_build_object('message', :message::text, 'type', 'text', 'waited', true));
end;
