import type { TicketView } from "@relevo/contract/board.ts";
import { isWaiting } from "../rows.ts";

/** What a view's conditions are made of. */
export interface Asking {
  /** Who asks. */
  member: string;
  now: Date;
  /** Adds a parameter; answers its placeholder. */
  param(value: unknown): string;
}

/** Ms without anything happening after which an open ticket is mislaid. */
export const mislaidAfter = 48 * 3_600_000;

/**
 * What a view takes, over a tickets row called `t`. All of them are of open ones. What is asked of other tables is asked ticket by
 * ticket (`offset 0`): the open ones are few beside what would be hashed.
 */
export function viewWhere(view: TicketView, asking: Asking): string {
  return `t.state = 'open' and ${views[view](asking)}`;
}

const views: Record<TicketView, (asking: Asking) => string> = {
  new: ({ member, param }) => `t.owner_id = ${param(member)} and not t.seen`,
  unanswered: () => isWaiting,
  stuck: ({
    now,
    param,
  }) => `t.stage_entered_at <= (select ${param(now)}::timestamptz - make_interval(hours => k.stuck_hours)
    from stages k where k.account_id = t.account_id and k.id = t.stage_id)`,
  // Neither the ticket was changed nor did anybody say, note or plan anything in its conversations; a workflow is nobody.
  mislaid: ({ now, param }) => {
    const since = param(new Date(now.getTime() - mislaidAfter));
    return `(t.owner_id is null or t.changed_at <= ${since} and t.stage_entered_at <= ${since} and not exists (
      select from conversations c where c.account_id = t.account_id and c.ticket_id = t.id and c.link_state = 'confirmed'
        and (c.active_at > ${since}
          or exists (select from comments n where n.account_id = c.account_id and n.conversation_id = c.id
            and n.author_id is not null and n.at > ${since})
          or exists (select from tasks k where k.account_id = c.account_id and k.conversation_id = c.id
            and k.created_by is not null and k.created_at > ${since}))))`;
  },
  late: ({ now, param }) => `(t.next_step_at <= ${param(now)}
    or exists (select from tasks k where k.account_id = t.account_id and k.ticket_id = t.id
      and k.overdue_at is not null and k.done_at is null and k.cancelled_at is null offset 0)
    or exists (select from conversations c where c.account_id = t.account_id and c.ticket_id = t.id
      and c.link_state = 'confirmed' and c.overdue offset 0))`,
  incomplete: () => `exists (select from contacts p, stages k
    where p.account_id = t.account_id and p.id = t.contact_id and k.account_id = t.account_id and k.id = t.stage_id
      and (p.name !~ '\\S' or coalesce(p.phone, '') || coalesce(p.mail, '') !~ '\\S'
        or exists (${askedFields} and ${isMissing})) offset 0)`,
};

/** What a stage `k` asks for, wherever a ticket comes from: data asked for from one stage only was given there. */
const askedFields = `select from jsonb_array_elements(k.requirements) q, jsonb_array_elements_text(q->'fields') asked
  where q->>'fromId' is null`;

/** `missingOf` of fields/missing.rules.ts in SQL, so that ten thousand tickets are counted where they are; a test holds them equal. */
const isMissing = `case asked
  when 'value' then t.value is null
  when 'description' then t.description !~ '\\S'
  when 'nextStep' then t.next_step !~ '\\S'
  when 'nextStepAt' then t.next_step_at is null
  when 'contactName' then p.name !~ '\\S'
  when 'contactPhone' then coalesce(p.phone, '') !~ '\\S'
  when 'contactMail' then coalesce(p.mail, '') !~ '\\S'
  when 'company' then p.company_id is null and not p.individual
  else not (p.fields || t.fields) ? substr(asked, 7) end`;
