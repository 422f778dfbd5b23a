import * as closing from "@relevo/contract/closing.ts";
import { claim } from "@relevo/contract/conversations.ts";
import { reply } from "@relevo/contract/messages.ts";
import { rowsOf } from "../../support/rows.ts";
import type { Acts, Scene } from "../acts.ts";

/** Closing, what undoes it, and what is said of a conversation before. */
export const closingActs = {
  "conversation.closed": (scene) => closed(scene),
  "conversation.close_rejected": async (scene) => {
    const { ana } = await claimed(scene);
    await ana.refused(closing.close, { params: { id: scene.id }, body: {} });
  },
  "conversation.close_undone": async (scene) => {
    const { ana } = await closed(scene);
    await ana.call(closing.undoClose, { params: { id: scene.id } });
  },
  "conversation.reopened": async (scene) => {
    await closed(scene);
    const body = { reason: "faltaba la boleta" };
    await scene.on.people.bruno.client.call(closing.reopen, { params: { id: scene.id }, body });
  },
  "conversation.discarded": async (scene) => {
    const { ana } = await claimed(scene);
    await ana.call(closing.discard, { params: { id: scene.id }, body: { reason: "spam" } });
  },
  "conversation.settled": (scene) => settled(scene),
  "conversation.unsettled": async (scene) => {
    const { ana } = await settled(scene);
    await ana.call(closing.unsettle, { params: { id: scene.id } });
  },
  "conversation.confirmed": async (scene) => {
    const { ana } = await claimed(scene);
    const body = { messageId: await lastOf(scene) };
    await ana.call(closing.confirmAttended, { params: { id: scene.id }, body });
  },
  "conversation.flagged": (scene) => flagged(scene),
  "conversation.unflagged": async (scene) => {
    const { ana } = await flagged(scene);
    await ana.call(closing.unflag, { params: { id: scene.id, trigger: "unusual" } });
  },
  "approval.asked": (scene) => asked(scene),
  "approval.decided": async (scene) => {
    const { id } = await asked(scene);
    const body = { verdict: "approved", reason: "lo vi con ella" } as const;
    await scene.on.people.bruno.client.call(closing.decideApproval, { params: { id }, body });
  },
} satisfies Partial<Acts>;

async function claimed({ id, on }: Scene) {
  const ana = on.people.ana.client;
  await ana.call(claim, { params: { id } });
  return { ana };
}

/** From Global: the reason moves it. */
async function recordOf({ on }: Scene) {
  const [reason] = await rowsOf<{ id: string }>(
    on.desk,
    on.people.account,
    "select id from reasons where inbox_id = $1 and archived_at is null limit 1",
    [on.people.inboxes.marketing],
  );
  return { reasonId: reason?.id ?? "", outcome: "resolved" } as const;
}

async function closed(scene: Scene) {
  const { ana } = await claimed(scene);
  await ana.call(reply, { params: { id: scene.id }, body: { text: "listo" } });
  await scene.on.desk.settle();
  await ana.call(closing.close, { params: { id: scene.id }, body: await recordOf(scene) });
  return { ana };
}

async function settled(scene: Scene) {
  const { ana } = await claimed(scene);
  await ana.call(closing.settle, { params: { id: scene.id }, body: { messageId: await lastOf(scene) } });
  return { ana };
}

async function flagged(scene: Scene) {
  const { ana } = await claimed(scene);
  await ana.call(closing.flag, { params: { id: scene.id, trigger: "unusual" } });
  return { ana };
}

async function asked(scene: Scene) {
  const { ana } = await claimed(scene);
  const body = { request: await recordOf(scene), note: "el cliente cambió de número" };
  return ana.call(closing.askApproval, { params: { id: scene.id }, body });
}

async function lastOf({ id, on }: Scene): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    on.desk,
    on.people.account,
    "select id from messages where conversation_id = $1 and direction = 'in' order by at desc, id desc limit 1",
    [id],
  );
  return row?.id ?? "";
}
