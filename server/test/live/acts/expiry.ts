import { snooze, unsnooze } from "@relevo/contract/closing.ts";
import { claim } from "@relevo/contract/conversations.ts";
import { reply } from "@relevo/contract/messages.ts";
import { now } from "../../../src/platform/clock.ts";
import type { DeskWithLine } from "../../support/desk-with-line.ts";
import type { Acts } from "../acts.ts";

/** A session's life: set aside, warned of, over. */
export const expiryActs = {
  "conversation.snoozed": ({ id, on }) => setAside(on, id),
  "conversation.unsnoozed": async ({ id, on }) => {
    await setAside(on, id);
    await on.people.ana.client.call(unsnooze, { params: { id } });
  },
  "conversation.alerted": ({ write }) => write("conversation.alerted", { alert: "window_soon", due: null }),
  "conversation.expired": async ({ id, on }) => {
    // By the channel's word: the clock would end the sessions of the other acts with this one.
    on.graph.inject.nextSend({ kind: "error", code: 131047 });
    await on.people.ana.client.call(reply, { params: { id }, body: { text: "¿sigues ahí?" } });
    await on.desk.settle();
  },
} satisfies Partial<Acts>;

async function setAside(on: DeskWithLine, id: string): Promise<void> {
  await on.people.ana.client.call(claim, { params: { id } });
  await on.people.ana.client.call(reply, { params: { id }, body: { text: "¿el martes?" } });
  const until = new Date((await now(on.desk.db)).getTime() + 3_600_000).toISOString();
  await on.people.ana.client.call(snooze, { params: { id }, body: { until } });
}
