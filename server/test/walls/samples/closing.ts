import { askApproval, close } from "@relevo/contract/closing.ts";
import { claim } from "@relevo/contract/conversations.ts";
import { reply } from "@relevo/contract/messages.ts";
import type { Cast } from "../../support/cast.ts";
import type { TestDesk } from "../../support/desk.ts";
import { conversationIds, rowsOf } from "../../support/rows.ts";
import type { WhatsappLine } from "../../support/whatsapp.ts";
import type { House } from "../house.ts";
import type { Sample } from "../samples.ts";

/** Conversations of customers of their own, each at another point of its end. */
export interface ClosingsOfHouse {
  closing: {
    answered: string;
    closed: string;
    waiting: string;
    spam: string;
    asked: string;
    approval: string;
    /** The last message of the one that waits. */
    said: string;
    reason: string;
  };
}

export async function furnishClosings(
  desk: TestDesk,
  line: WhatsappLine,
  { account, clara, inboxes }: Cast,
): Promise<ClosingsOfHouse> {
  const [reason] = await rowsOf<{ id: string }>(
    desk,
    account,
    "select id from reasons where inbox_id = $1 order by position limit 1",
    [inboxes.sales],
  );
  const request = { reasonId: reason?.id ?? "", outcome: "resolved" } as const;
  const fresh: string[] = [];
  for (const name of ["Gabriel", "Hilda", "Iván", "Julia", "Karina"]) {
    const number = `5692000000${fresh.length}`;
    await line.text({ name, phone: number, userId: `CL.3${number}` }, "Hola");
    fresh.push((await conversationIds(desk, account)).at(-1) ?? "");
  }
  const [answered = "", closed = "", waiting = "", spam = "", asked = ""] = fresh;
  for (const id of [answered, closed]) {
    await clara.client.call(claim, { params: { id } });
    await clara.client.call(reply, { params: { id }, body: { text: "Listo" } });
  }
  await desk.settle();
  await clara.client.call(close, { params: { id: closed }, body: request });
  const approval = await clara.client.call(askApproval, {
    params: { id: asked },
    body: { request, note: "cambió de número" },
  });
  const [last] = await rowsOf<{ id: string }>(
    desk,
    account,
    "select id from messages where conversation_id = $1",
    [waiting],
  );
  const ids = { answered, closed, waiting, spam, asked };
  return { closing: { ...ids, approval: approval.id, said: last?.id ?? "", reason: request.reasonId } };
}

const record = ({ closing }: House) => ({ reasonId: closing.reason, outcome: "resolved" });
const waiting = ({ closing }: House) => ({ id: closing.waiting });
const flag = (house: House) => ({ ...waiting(house), trigger: "unusual" });
const last = (house: House): Sample => ({ params: waiting(house), body: { messageId: house.closing.said } });

export const closingSamples: Record<string, (house: House) => Sample> = {
  checkClose: (house) => ({ params: { id: house.closing.answered }, body: record(house) }),
  close: (house) => ({ params: { id: house.closing.answered }, body: record(house) }),
  bulkClose: (house) => ({ body: { ids: [house.closing.waiting], request: record(house) } }),
  undoClose: ({ closing }) => ({ params: { id: closing.closed } }),
  reopen: ({ closing }) => ({ params: { id: closing.closed }, body: { reason: "faltaba algo" } }),
  discard: ({ closing }) => ({ params: { id: closing.spam }, body: { reason: "spam" } }),
  settle: last,
  unsettle: (house) => ({ params: waiting(house) }),
  confirmAttended: last,
  flag: (house) => ({ params: flag(house) }),
  unflag: (house) => ({ params: flag(house) }),
  askApproval: (house) => ({
    params: waiting(house),
    body: { request: record(house), note: "no contesta más" },
  }),
  listApprovals: () => ({}),
  decideApproval: ({ closing }) => ({
    params: { id: closing.approval },
    body: { verdict: "approved", reason: "visto con ella" },
  }),
};
