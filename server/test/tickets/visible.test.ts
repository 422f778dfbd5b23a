import { roles } from "@relevo/contract/abilities.ts";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sight } from "../../src/conversations/visible.ts";
import { isTicketVisible, ticketVisibleWhere, type Viewer } from "../../src/tickets/visible.ts";
import { type Cast, cast } from "../support/cast.ts";
import { openTestDesk, type TestDesk } from "../support/desk.ts";
import { rowsOf } from "../support/rows.ts";

let desk: TestDesk;
let people: Cast;
beforeAll(async () => {
  desk = await openTestDesk();
  people = await cast(desk);
});
afterAll(() => desk.stop());

const ids = Array.from({ length: 3 }, (_, i) => `0000000${i}-0000-7000-8000-000000000000`);
const id = fc.constantFrom(...ids);
const viewer: fc.Arbitrary<Viewer> = fc.record({
  member: id,
  role: fc.constantFrom(...roles),
  serves: fc.uniqueArray(fc.record({ inbox: id, visibility: fc.constantFrom("own", "queue", "inbox") }), {
    selector: ({ inbox }) => inbox,
  }),
  groups: fc.uniqueArray(id),
  funnels: fc.uniqueArray(
    fc.record({
      funnel: id,
      sees: fc.constantFrom("own", "queue"),
      history: fc.constantFrom("shared", "strict"),
    }),
    { selector: ({ funnel }) => funnel },
  ),
});
const sight: fc.Arbitrary<Sight> = fc.record({
  inbox: id,
  owner: fc.option(id),
  group: fc.option(id),
  state: fc.constantFrom("queued", "active", "closed"),
});
const ticket = fc.record({
  owner: fc.option(id),
  group: fc.option(id),
  funnel: id,
  contact: id,
  state: fc.constantFrom("open", "archived"),
});
const conversation = fc.record({ sight, contact: id, ticket: fc.option(fc.nat(4)) });

test("S2-18, S0-18, S0-21: who sees a ticket is the same in SQL and in memory", async () => {
  const tickets = fc.array(ticket, { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(viewer, tickets, fc.array(conversation, { maxLength: 6 }), async (who, rows, talks) => {
      const where = ticketVisibleWhere(who, "t", 3);
      const nth = (n: number | null) => (n === null ? null : `0000000${n}-0000-7000-8000-00000000aaaa`);
      const answers = await rowsOf<{ visible: boolean }>(
        desk,
        people.account,
        `with conversations as (select * from jsonb_to_recordset($2::jsonb)
           as r(account_id int, ticket_id uuid, contact_id uuid, inbox_id uuid, owner_id uuid, group_id uuid, state text)),
         tickets as (select * from jsonb_to_recordset($1::jsonb)
           as r(account_id int, id uuid, contact_id uuid, owner_id uuid, group_id uuid, funnel_id uuid, state text))
         select ${where.sql} as visible from tickets t order by id`,
        [
          JSON.stringify(
            rows.map(({ owner, group, funnel, contact, state }, n) => ({
              account_id: 1,
              id: nth(n),
              contact_id: contact,
              owner_id: owner,
              group_id: group,
              funnel_id: funnel,
              state,
            })),
          ),
          JSON.stringify(
            talks.map(({ sight: { inbox, owner, group, state }, contact, ticket }) => ({
              account_id: 1,
              ticket_id: nth(ticket),
              contact_id: contact,
              inbox_id: inbox,
              owner_id: owner,
              group_id: group,
              state,
            })),
          ),
          ...where.values,
        ],
      );
      const expected = rows.map(({ contact, ...sight }, n) => {
        const of = (holds: (talk: (typeof talks)[number]) => boolean) =>
          talks.filter(holds).map((talk) => talk.sight);
        const linked = of((talk) => talk.ticket === n);
        const others = of((talk) => talk.contact === contact);
        const holders = rows
          .filter((other) => other.contact === contact && other.state === "open")
          .map(({ owner }) => owner);
        return isTicketVisible(who, { ...sight, linked, others, holders });
      });
      expect(answers.map(({ visible }) => visible)).toEqual(expected);
    }),
    { numRuns: 150 },
  );
});
