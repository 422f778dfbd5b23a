import { type MessageItem, reply, showThread } from "@relevo/contract/messages.ts";
import type { DeskWithLine } from "../support/desk-with-line.ts";
import { rowsOf } from "../support/rows.ts";

/** A fresh customer whose conversation Ana answers. */
export async function customer(on: DeskWithLine) {
  const { who, id } = await on.opened();
  const write = (text: string, extra = {}) =>
    on.people.ana.client.call(reply, { params: { id }, body: { text, ...extra } });
  const messages = async () => {
    const { items } = await on.people.clara.client.call(showThread, { params: { id } });
    return items.filter((item): item is MessageItem => item.kind === "message" && item.direction === "out");
  };
  const sentTo = () => on.graph.state.messages.filter(({ payload }) => payload.to === `+${who.phone}`);
  return { who, id, write, messages, sentTo };
}

/** The state a message is stored with. */
export async function state(on: DeskWithLine, id: string): Promise<string | undefined> {
  const [row] = await rowsOf<{ state: string }>(
    on.desk,
    on.people.account,
    "select state from messages where id = $1",
    [id],
  );
  return row?.state;
}
