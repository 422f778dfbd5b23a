import { createRule } from "@relevo/contract/resolution-rules.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { inAccount, type Tx } from "../../../src/platform/db.ts";
import { timersReaction } from "../../../src/tickets/timers/again.ts";
import { armTimers, disarmTimers } from "../../../src/tickets/timers/arm.ts";
import { disarmRule } from "../../../src/tickets/timers/arm-rule.ts";
import { timedTickets } from "../../../src/tickets/timers/facts.ts";
import { comingActs } from "../../../src/tickets/timers/next.ts";
import { parkTimers } from "../../../src/tickets/timers/park.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { scansOf } from "../../support/plans.ts";
import { crowd, type Place, periodicRule, timeRule, timerScene } from "./scene.ts";

const on = deskWithLine();
const scene = timerScene(on);
const many = 20_000;
let place: Place;
let rule: string;
let ids: string[];
let talk: { id: string; ticket: string; contact: string };

beforeAll(async () => {
  place = await scene.funnel();
  ids = await crowd(on.desk, on.people.account, place, many);
  const made = await scene.ticket(place);
  talk = { id: made.id, ticket: made.ticket, contact: made.contact };
  // Every ticket has a conversation with a message of each side.
  await scene.rows(
    `with one as (select * from conversations where id = $1),
     fresh as (select t.id as ticket, t.contact_id as contact, t.number, uuidv7() as id, o.* from tickets t, (
       select account_id, connection_id, inbox_id, opened_at from one) o where t.id = any($2::uuid[])),
     talks as (insert into conversations (account_id, id, number, contact_id, connection_id, inbox_id, state, source, opened_at,
         queued_at, active_at, unread, ticket_id, link_state, link_by, linked_at, last_inbound_at)
       select account_id, id, number, contact, connection_id, inbox_id, 'queued', 'contact', opened_at, opened_at, opened_at, 0,
         ticket, 'confirmed', 'system', opened_at, opened_at from fresh)
     insert into messages (account_id, id, conversation_id, contact_id, connection_id, direction, author_kind, type, text, state,
       forwarded, at, attempts)
     select account_id, uuidv7(), id, contact, connection_id, way, case way when 'in' then 'contact' else 'phone' end, 'text', 'hola',
       case way when 'in' then 'received' else 'sent' end, false, opened_at, 0 from fresh, unnest(array['in', 'out']) way`,
    [talk.id, ids],
  );
  const body = timeRule({ waitMinutes: 10_000 });
  rule = (await scene.clara().call(createRule, { params: { id: place.first.id }, body })).rule.id;
  await scene.clara().call(createRule, { params: { id: place.first.id }, body: periodicRule() });
  for (const table of ["tickets", "stage_stays", "conversations", "messages", "deadlines", "contacts"])
    await on.desk.db.pool.query(`analyze ${table}`);
}, 120_000);

const large = new Set([
  "tickets",
  "stage_stays",
  "conversations",
  "messages",
  "deadlines",
  "contacts",
  "events",
]);
const scans = (work: (tx: Tx) => Promise<unknown>) => scansOf(on.desk, on.people.account, large, work);

describe("with twenty thousand timers no act by time scans a large table, as the app's role", () => {
  test("what decides, for a batch", async () => {
    const batch = ids.slice(0, 200);
    expect(await scans((tx) => timedTickets(tx, batch))).toEqual([]);
    expect(await scans((tx) => comingActs(tx, batch.slice(0, 1)))).toEqual([]);
  });

  test("arming, parking and taking back", async () => {
    const stay = { ...talk, stage: place.first.id, entry: talk.id, enteredAt: new Date() };
    expect(await scans((tx) => armTimers(tx, [stay]))).toEqual([]);
    const key = `${rule}:${talk.ticket}:${talk.id}`;
    expect(await scans((tx) => parkTimers(tx, [{ key, contact: talk.contact }]))).toEqual([]);
    expect(await scans((tx) => disarmTimers(tx, [talk.ticket]))).toEqual([]);
    const ended = "00000000-0000-4000-8000-000000000000";
    expect(await scans((tx) => disarmRule(tx, { id: ended }))).toEqual([]);
  });

  test("looking again after an answer", async () => {
    const [event] = await inAccount(on.desk.db, on.people.account, (tx) =>
      tx.rows<{ id: number; at: Date }>("select max(id) as id, max(at) as at from events"),
    );
    const written = {
      id: event?.id ?? 0,
      at: event?.at ?? new Date(),
      name: "message.written" as const,
      actor_kind: "member" as const,
      actor_id: on.people.ana.id,
      contact_id: talk.contact,
      conversation_id: talk.id,
      ticket_id: null,
      depth: 0,
      data: {},
    };
    const page = Array.from({ length: 1000 }, () => written);
    expect(await scans((tx) => timersReaction.react(tx, page))).toEqual([]);
    const named = { ...written, name: "contact.changed" as const };
    expect(await scans((tx) => timersReaction.react(tx, [named]))).toEqual([]);
  });
});
