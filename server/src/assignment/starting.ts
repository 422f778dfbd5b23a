/**
 * Of conversations c, those no workflow is about to take up: what the opening starts runs to its first wait before
 * distribution takes what is still unowned. The reaction that starts runs may not have come to the opening yet. $1: the
 * account; without workflows nothing of it is looked at. The opening is read one by one: asked for with "not exists", all
 * of the log is.
 */
export const notStarting = `(not exists (select from workflows w where w.account_id = $1) or (
  not exists (select from deadlines d where d.account_id = $1 and d.kind = 'run-start' and d.parked_at is null
    and d.data->>'conversation' = c.id::text)
  and not exists (select from runs r where r.account_id = $1 and r.conversation_id = c.id and r.state = 'running'
    and r.waited_from is null)
  and (not exists (select from workflows w where w.account_id = $1 and w.trigger = 'conversation_opened'
      and w.state = 'published' and w.removed_at is null)
    or coalesce((select e.id from events e where e.account_id = $1 and e.conversation_id = c.id
      and e.name = 'conversation.opened' order by e.at, e.id limit 1), 0) <= coalesce((select k.event_id
        from reaction_cursors k where k.account_id = $1 and k.reaction = 'workflows'), 0))))`;
