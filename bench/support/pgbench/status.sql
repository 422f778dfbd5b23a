\set k random(0, :known - 1)
begin;
update messages set state = 'delivered' where account_id = :account and connection_id = :connection and external_id = 'own.' || :k::int returning id as message, contact_id as contact, conversation_id as conversation \gset
insert into events (account_id, id, name, at, actor_kind, depth, contact_id, conversation_id, data) values (:account, nextval('events_id'), 'message.state_changed', now(), 'system', 0, :contact, :conversation, jsonb_build_object('message', :message::text, 'from', 'sent', 'to', 'delivered', 'code', null));
end;
