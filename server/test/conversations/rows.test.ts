import { expect, test } from "vitest";
import { conversationsById } from "../../src/conversations/rows.ts";
import { inAccount } from "../../src/platform/db.ts";
import { deskWithLine } from "../support/desk-with-line.ts";

const on = deskWithLine();

test("the plan behind every row is kept, not made anew for each call", async () => {
  const { id } = await on.opened();
  const kept = await inAccount(on.desk.db, on.people.account, async (tx) => {
    // A connection tries a statement's own plans five times before it keeps one for all values.
    for (let i = 0; i < 8; i++) expect(await conversationsById(tx, [id])).toMatchObject([{ id }]);
    const [row] = await tx.rows<{ kept: string }>(
      "select generic_plans as kept from pg_prepared_statements where statement like '%last_state%unnest%'",
    );
    return Number(row?.kept);
  });
  expect(kept).toBeGreaterThan(0);
});
