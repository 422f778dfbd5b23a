import { expect, test } from "vitest";
import { lockContacts } from "../../../src/contacts/lock.ts";
import { mergeContact } from "../../../src/contacts/merge.ts";
import type { Caller } from "../../../src/platform/caller.ts";
import { inAccount, type Tx } from "../../../src/platform/db.ts";
import * as b from "../../emulators/graph/builders.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { threadOf } from "./thread-of.ts";

const on = deskWithLine();

async function contactOf(who: b.Person): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    on.desk,
    on.people.account,
    "select contact_id as id from identities where value = $1",
    [who.userId],
  );
  return row?.id ?? "";
}

/** Somebody works on a contact for as long as `meanwhile` takes, and then does `last`. */
async function working(
  who: b.Person,
  meanwhile: () => Promise<void>,
  last: (tx: Tx) => Promise<unknown> = async () => {},
): Promise<void> {
  const contact = await contactOf(who);
  await inAccount(on.desk.db, on.people.account, async (tx) => {
    await lockContacts(tx, [contact]);
    await meanwhile();
    await last(tx);
  });
  await on.desk.settle();
}

/** Resolves when this was received; never while somebody waits for the contact in the way. */
async function received(who: b.Person, text: string): Promise<void> {
  for (;;) {
    const there = await threadOf(on, who).catch(() => null);
    if (there?.messages.some((one) => one.text === text)) return;
  }
}
const textsOf = async (who: b.Person) => (await threadOf(on, who)).messages.map(({ text }) => text);
const deliver = (...updates: b.Update[]) => on.graph.deliver(on.line.hook, updates, { to: on.line.line });

test("while somebody works on one customer the others are received, and theirs follows whole and in order", async () => {
  const { who: busy } = await on.opened();
  const [other, third] = [on.stranger(), on.stranger()];
  const at = (seconds: number) => ({ at: new Date(Date.now() - 60_000 + seconds * 1000) });
  await working(busy, async () => {
    await deliver(
      b.textMessage(busy, "uno", at(1)),
      b.echo(busy, "text", { body: "dos" }, { id: "wamid.dos", ...at(2) }),
      b.textMessage(other, "buenas", at(3)),
      b.status(busy, { id: "wamid.dos", status: "read", ...at(4) }),
      b.textMessage(busy, "tres", { id: "wamid.tres", ...at(5) }),
      b.editMessage(busy, "wamid.tres", "tres, perdón", at(6)),
      b.textMessage(third, "hola", at(7)),
    );
    await received(other, "buenas");
    await received(third, "hola");
    expect(await textsOf(busy)).toEqual(["hola"]);
  });
  const { messages } = await threadOf(on, busy);
  expect(messages.map(({ text }) => text)).toEqual(["uno", "dos", "tres, perdón", "hola"]);
  expect(messages[1]).toMatchObject({ direction: "out", state: "read" });
});

test("who is worked on for long is waited for in the end, and nothing is lost", async () => {
  const { who: busy } = await on.opened();
  await working(busy, async () => {
    await deliver(b.textMessage(busy, "¿siguen ahí?"));
    // Left again and again, then waited for: the database tells that somebody does.
    for (let waiting = 0; waiting === 0; ) {
      const { rows } = await on.desk.db.pool.query<{ count: number }>(
        "select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
      );
      waiting = rows[0]?.count ?? 0;
    }
  });
  expect(await textsOf(busy)).toContain("¿siguen ahí?");
});

test("who is merged while their message is left has it where they are now", async () => {
  const [{ who: busy }, { who: into }, other] = [await on.opened(), await on.opened(), on.stranger()];
  const merged = [await contactOf(busy), await contactOf(into)] as const;
  const { account, clara } = on.people;
  const nothing = { credential: "key", session: null, serves: [], groups: [], funnels: [] };
  const caller: Caller = { account, member: clara.id, name: clara.name, role: "admin", ...nothing };
  await working(
    busy,
    async () => {
      await deliver(b.textMessage(busy, "soy la misma"), b.textMessage(other, "yo no"));
      await received(other, "yo no");
    },
    (tx) => mergeContact(tx, caller, ...merged),
  );
  const there = await rowsOf(
    on.desk,
    on.people.account,
    `select m.contact_id as contact, c.contact_id as of, c.superseded_by from messages m
     join conversations c on c.id = m.conversation_id where m.text = 'soy la misma'`,
  );
  expect(there).toEqual([{ contact: merged[1], of: merged[1], superseded_by: null }]);
});
