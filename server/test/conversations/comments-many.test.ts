import { expect, test } from "vitest";
import { commentConversations } from "../../src/conversations/comment.ts";
import type { Caller } from "../../src/platform/caller.ts";
import { inAccount, type Tx } from "../../src/platform/db.ts";
import { Refusal } from "../../src/platform/refusal.ts";
import { deskWithLine } from "../support/desk-with-line.ts";
import { rowsOf } from "../support/rows.ts";

const on = deskWithLine();
const left = (conversation: string, text: string) => ({
  ...{ conversation, text, id: undefined, mentionIds: [on.people.ana.id] },
  ...{ fileIds: [], chips: [] },
});

test("comments in many conversations take no more statements than one", async () => {
  const ids: string[] = [];
  for (let i = 0; i < 5; i++) ids.push((await on.opened()).id);
  const one = await counted((tx) => commentConversations(tx, clara(), [left(ids[0] ?? "", "Uno")]));
  const many = await counted((tx) =>
    commentConversations(
      tx,
      clara(),
      ids.map((id) => left(id, `Para ${id}`)),
    ),
  );
  expect(many).toBe(one);
  const rows = await rowsOf<{ conversation: string; mentions: string[]; text: string; told: number }>(
    on.desk,
    on.people.account,
    `select c.conversation_id as conversation, c.mention_ids as mentions, c.text, count(e.id)::int as told from comments c
     join events e on e.name = 'comment.added' and e.data->>'comment' = c.id::text and e.conversation_id = c.conversation_id
     where c.text like 'Para %' group by c.id, c.account_id order by c.id`,
  );
  expect(rows).toEqual(
    ids.map((conversation) => ({
      conversation,
      mentions: [on.people.ana.id],
      text: `Para ${conversation}`,
      told: 1,
    })),
  );
});

test("where one of them is refused none is left", async () => {
  const [one, other] = [(await on.opened()).id, (await on.opened()).id];
  const leaving = inAccount(on.desk.db, on.people.account, (tx) =>
    commentConversations(tx, clara(), [left(one, "Ninguno"), left(other, " ")]),
  );
  await expect(leaving).rejects.toThrow(Refusal);
  expect(
    await rowsOf(on.desk, on.people.account, "select id from comments where text = 'Ninguno'"),
  ).toHaveLength(0);
});

function clara(): Caller {
  const { account, clara } = on.people;
  const nothing = { credential: "key", session: null, serves: [], groups: [], funnels: [] };
  return { account, member: clara.id, name: clara.name, role: "admin", ...nothing };
}

/** How many statements it takes. */
function counted(work: (tx: Tx) => Promise<unknown>): Promise<number> {
  return inAccount(on.desk.db, on.people.account, async (tx) => {
    let count = 0;
    const rows: Tx["rows"] = (sql, values) => {
      count += 1;
      return tx.rows(sql, values);
    };
    await work({ ...tx, rows });
    return count;
  });
}
