import { claim } from "@relevo/contract/conversations.ts";
import { createFunnel, createStage, type Stage } from "@relevo/contract/funnels.ts";
import { reply } from "@relevo/contract/messages.ts";
import { createRule, type RuleBody } from "@relevo/contract/resolution-rules.ts";
import { moveTicket } from "@relevo/contract/ticket-acts.ts";
import { createTicket } from "@relevo/contract/tickets.ts";
import type { TestDesk } from "../../support/desk.ts";
import type { DeskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export interface TicketNow {
  state: string;
  resolution: string;
  resolvedBy: string | null;
  rule: string | null;
}
export interface Place {
  funnel: string;
  first: Stage;
  second: Stage;
}

/** What tests about rules ask of a desk. Each has a funnel of its own: what others left behind fires elsewhere. */
export function timerScene(on: DeskWithLine) {
  const rows = <R>(sql: string, values: unknown[] = []) => rowsOf<R>(on.desk, on.people.account, sql, values);
  let count = 0;
  const clara = () => on.people.clara.client;
  const ana = () => on.people.ana.client;
  const now = () => on.desk.step();
  /** So long after now. */
  const pass = async (ms: number) => on.desk.step(new Date((await now()).getTime() + ms));
  /** A funnel with two normal stages. */
  const funnel = async (): Promise<Place> => {
    count += 1;
    const made = await clara().call(createFunnel, { body: { name: `Embudo ${count}`, template: null } });
    const [first] = made.stages;
    if (!first) throw new Error("a funnel without a stage");
    const second = await clara().call(createStage, {
      params: { id: made.id },
      body: { name: "Segunda", kind: "human" },
    });
    return { funnel: made.id, first, second };
  };
  const rule = async (stage: string, body: RuleBody) =>
    (await clara().call(createRule, { params: { id: stage }, body })).rule;
  const answer = (conversation: string, text = "va la respuesta") =>
    ana().call(reply, { params: { id: conversation }, body: { text } });
  /** A ticket of Ana's in a stage, the first one unless told, whose customer is answered unless told. */
  const ticket = async (place: Place, given: { stage?: string; answered?: boolean } = {}) => {
    const one = await on.opened();
    await ana().call(claim, { params: { id: one.id } });
    if (given.answered ?? true) await answer(one.id);
    // With its reason it lacks nothing to be closed.
    await rows(
      "update conversations c set inbox_id = r.inbox_id, reason_id = r.id from reasons r where c.id = $1 and r.inbox_id = $2",
      [one.id, on.people.inboxes.marketing],
    );
    await on.desk.settle();
    const [row] = await rows<{ contact: string }>(
      "select contact_id as contact from conversations where id = $1",
      [one.id],
    );
    const requesterId = row?.contact ?? "";
    const made = await ana().call(createTicket, {
      params: { id: one.id },
      body: {
        subject: "Mesas",
        requesterId,
        funnelId: place.funnel,
        stageId: given.stage ?? place.first.id,
      },
    });
    return { ...one, ticket: made.ticket.id, contact: requesterId };
  };
  const move = (id: string, stageId: string) => ana().call(moveTicket, { params: { id }, body: { stageId } });
  const stateOf = async (id: string): Promise<TicketNow> => {
    const [row] = await rows<TicketNow>(
      `select state, resolution, resolved_by as "resolvedBy", rule_id as rule from tickets where id = $1`,
      [id],
    );
    if (!row) throw new Error(`no ticket ${id}`);
    return row;
  };
  const eventsOf = (id: string, name = "ticket.%") =>
    rows<{ name: string; at: Date; data: Record<string, unknown> }>(
      "select name, at, data from events where data->>'ticket' = $1 and name like $2 order by id",
      [id, name],
    );
  const deadlines = (ruleId: string) =>
    rows<{ kind: string; key: string; due: string }>(
      "select kind, key, due_at::text as due from deadlines where key like $1 order by key",
      [`${ruleId}%`],
    );
  return { rows, clara, ana, now, pass, funnel, rule, answer, ticket, move, stateOf, eventsOf, deadlines };
}

/** As many contacts with an open ticket each in a stage, whom nobody talks with; answers the tickets' ids. */
export async function crowd(desk: TestDesk, account: string, { funnel, first }: Place, count: number) {
  const rows = await rowsOf<{ id: string }>(
    desk,
    account,
    `with at as (select coalesce((select at from test_clock), $5::timestamptz) as at),
     fresh as (select n, uuidv7() as contact, uuidv7() as ticket, uuidv7() as entry from generate_series(1, $4::int) n),
     people as (insert into contacts (account_id, id, name, created_at) select $1, contact, 'Persona ' || n, at from fresh, at),
     made as (insert into tickets (account_id, id, number, contact_id, funnel_id, stage_id, subject, description, source, untouched,
         next_step, state, resolution, created_at, stage_entered_at, entry_id, changed_at)
       select $1, ticket, 1000000 + (select count(*) from tickets) + n, contact, $2, $3, 'Mesas', '', 'user', false, '', 'open', 'none', at, at, entry, at from fresh, at)
     insert into stage_stays (account_id, id, ticket_id, funnel_id, stage_id, source, entered_at)
     select $1, entry, ticket, $2, $3, 'user', at from fresh, at returning ticket_id as id`,
    [account, funnel, first.id, count, new Date()],
  );
  return rows.map(({ id }) => id);
}

/** Won on coming in or on leaving; the rest as told. */
export function onPassing(
  trigger: "entry" | "exit",
  more: Partial<Extract<RuleBody, { trigger: "entry" }>> = {},
): RuleBody {
  return { resolution: "won", archive: false, returnTo: null, active: true, ...more, trigger };
}

/** After an hour without the customer, lost; the rest as told. */
export function timeRule(
  more: Partial<Extract<RuleBody, { trigger: "time" }>> = {},
): Extract<RuleBody, { trigger: "time" }> {
  return {
    trigger: "time",
    resolution: "lost",
    archive: false,
    returnTo: null,
    active: true,
    waitMinutes: 60,
    basis: "time_in_stage",
    ...more,
  };
}

/** Every day at 09:00, lost; the rest as told. */
export function periodicRule(
  more: Partial<Extract<RuleBody, { trigger: "periodic" }>> = {},
): Extract<RuleBody, { trigger: "periodic" }> {
  return {
    trigger: "periodic",
    resolution: "lost",
    archive: false,
    returnTo: null,
    active: true,
    days: [1, 2, 3, 4, 5, 6, 7],
    at: 9 * 60,
    ...more,
  };
}

/** The part of a rule that also archives, back to a funnel's first stage. */
export function archiving({ funnel, first }: Place) {
  return { archive: true, returnTo: { funnelId: funnel, stageId: first.id } };
}
