import { setAvailability } from "../../../src/assignment/availability.ts";
import { claimConversations } from "../../../src/assignment/claim.ts";
import { transferConversations } from "../../../src/assignment/transfer.ts";
import type { InboundMessage } from "../../../src/channels/inbound/item.ts";
import { closeConversations } from "../../../src/conversations/close/close.ts";
import { beginPresence, endPresence } from "../../../src/conversations/live/presence.ts";
import { receive } from "../../../src/conversations/receive/receive.ts";
import { replyToConversation } from "../../../src/conversations/reply.ts";
import { inAccount, type Tx } from "../../../src/platform/db.ts";
import { newId } from "../../../src/platform/ids.ts";
import { Refusal } from "../../../src/platform/refusal.ts";
import { createTicket } from "../../../src/tickets/create.ts";
import { moveTickets } from "../../../src/tickets/move/move.ts";
import type { House } from "./house.ts";
import type { Act } from "./week.ts";

/** Plays a script in a house, by the commands people use; what is refused does not happen. */
export async function liveWeek(house: House, acts: readonly Act[], end: Date): Promise<void> {
  for (const act of acts) {
    await house.stepTo(act.at);
    await perform(house, act).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
    await house.settle();
  }
  await house.stepTo(end);
}

async function perform(house: House, act: Act): Promise<unknown> {
  const { db, account, people, screens } = house;
  const run = <T>(work: (tx: Tx) => Promise<T>) => inAccount(db, account, work);
  switch (act.kind) {
    case "says":
    case "echoes":
      return run((tx) => said(tx, house, act));
    case "available": {
      const { member: id } = people[act.person];
      return run((tx) => setAvailability(tx, people.bruno, { id, available: act.available }));
    }
    case "online": {
      const id = newId();
      screens.set(act.person, id);
      await beginPresence(db, people[act.person], id);
      // Beats as long as they are there, whatever the clock is put to.
      return run((tx) => tx.rows("update presence set seen_at = $2 where id = $1", [id, act.until]));
    }
    case "offline":
      return endPresence(db, account, screens.get(act.person) ?? "");
    default:
      return run((tx) => worked(tx, house, act));
  }
}

function said(
  tx: Tx,
  { connection }: House,
  { at, who, text, kind }: Extract<Act, { kind: "says" | "echoes" }>,
) {
  const phone = `5697770${String(who).padStart(4, "0")}`;
  const item: InboundMessage = {
    kind: "message",
    direction: kind === "says" ? "in" : "echo",
    externalId: newId(),
    // The channel tells whole seconds.
    at: new Date(Math.floor(at.getTime() / 1000) * 1000),
    contact: { identities: [{ kind: "phone", value: phone }], name: nameOf(who), username: null, mail: null },
    content: { type: "text", text, media: null, data: null },
    replyTo: null,
    forwarded: false,
    referral: null,
  };
  const line = { id: connection, channel: "whatsapp" as const, inbox_id: null };
  return receive(tx, line, [{ itemId: 0, item, replay: false }], true);
}

const nameOf = (who: number) => `Cliente ${String(who).padStart(4, "0")}`;

async function worked(
  tx: Tx,
  { people, stage, account }: House,
  act: Extract<Act, { kind: "answers" | "claims" | "hands" | "closes" | "opens_ticket" | "moves_ticket" }>,
): Promise<void> {
  const [row] = await tx.rows<{ id: string; contact: string; ticket: string | null }>(
    `select c.id, c.contact_id as contact, c.ticket_id as ticket from conversations c
     join contacts p on p.account_id = c.account_id and p.id = c.contact_id
     where c.account_id = $1 and p.name = $2 order by c.number desc limit 1`,
    [account, nameOf(act.who)],
  );
  if (!row) return;
  const { id } = row;
  const { bruno, clara } = people;
  if (act.kind === "claims") await claimConversations(tx, people[act.person], [id]);
  if (act.kind === "answers") {
    const message = { id: undefined, text: act.text, fileIds: [], replyToId: undefined };
    await replyToConversation(tx, bruno, { conversation: id, ...message });
  }
  if (act.kind === "hands")
    await transferConversations(tx, bruno, [{ id, memberId: clara.member, groupId: null, reason: "" }]);
  if (act.kind === "closes")
    await closeConversations(tx, bruno, [
      { id, request: { reasonId: stage.reason, outcome: "resolved", note: "" } },
    ]);
  if (act.kind === "opens_ticket") {
    const about = { subject: "No enfría", description: "", nextStep: "", nextStepAt: null };
    await createTicket(tx, bruno, id, { ...about, requesterId: row.contact, funnelId: stage.funnel });
  }
  if (act.kind === "moves_ticket" && row.ticket) {
    const request = {
      stageId: stage.stages[1] ?? "",
      clearResolution: false,
      confirmed: false,
      reasonId: null,
      changes: {},
    };
    await moveTickets(tx, bruno, [{ ticket: row.ticket, request }]);
  }
}
