import { reply } from "@relevo/contract/messages.ts";
import { expect, test } from "vitest";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { day, hour, logOf, session, shown, withPolicy } from "./session.ts";

const on = deskWithLine();
const kinds = async (id: string) => (await shown(on, id)).next.map(({ kind }) => kind);

test("what comes next is told by the rules that will be asked, soonest first, and then it happens", async () => {
  await withPolicy(on, on.people.inboxes.global, { requeueMinutes: 15 });
  const { id, at } = await session(on, { owned: true });
  const { next } = await shown(on, id);
  expect(next.map(({ kind }) => kind)).toEqual(["requeues", "alerts", "expires"]);
  expect(next.map((one) => one.at)).toEqual(next.map((one) => one.at).sort());
  const back = new Date(next[0]?.at ?? "");
  await on.desk.step(new Date(back.getTime() - 1));
  expect((await shown(on, id)).state).toBe("active");
  await on.desk.step(back);
  expect((await shown(on, id)).state).toBe("queued");
  expect((await logOf(on, id, "conversation.requeued"))[0]?.at).toEqual(back);
  await on.desk.step(new Date(at.getTime() + day));
  expect(await kinds(id)).toEqual([]);
});

test("answered, only its end is to come", async () => {
  const { id, at } = await session(on, { owned: true });
  await on.people.ana.client.call(reply, { params: { id }, body: { text: "listo" } });
  expect(await kinds(id)).toEqual(["expires"]);
  await on.desk.step(new Date(at.getTime() + day + hour));
  expect(await kinds(id)).toEqual(["finalises"]);
});
