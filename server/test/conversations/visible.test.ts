import { roles } from "@relevo/contract/abilities.ts";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isVisible, type Sight, type Viewer, visibleWhere } from "../../src/conversations/visible.ts";
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
});
const sight: fc.Arbitrary<Sight> = fc
  .record({
    inbox: id,
    owner: fc.option(id),
    group: fc.option(id),
    owned: fc.constantFrom("active", "snoozed", "expired", "closed"),
    unowned: fc.constantFrom("queued", "expired", "discarded"),
  })
  .map(({ inbox, owner, group, owned, unowned }) => ({
    inbox,
    owner,
    group: owner ? null : group,
    state: owner ? owned : unowned,
  }));

test("who sees a conversation is the same in SQL and in memory", async () => {
  await fc.assert(
    fc.asyncProperty(viewer, fc.array(sight, { minLength: 1, maxLength: 20 }), async (who, rows) => {
      const where = visibleWhere(who, "c", 2);
      const answers = await rowsOf<{ visible: boolean }>(
        desk,
        people.account,
        `select coalesce(${where.sql}, false) as visible from jsonb_to_recordset($1::jsonb)
           as c(n int, inbox_id uuid, owner_id uuid, group_id uuid, state text) order by n`,
        [
          JSON.stringify(
            rows.map(({ inbox, owner, group, state }, n) => ({
              n,
              inbox_id: inbox,
              owner_id: owner,
              group_id: group,
              state,
            })),
          ),
          ...where.values,
        ],
      );
      expect(answers.map(({ visible }) => visible)).toEqual(rows.map((row) => isVisible(who, row)));
    }),
    { numRuns: 200 },
  );
});
