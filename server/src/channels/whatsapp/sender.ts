import { Blob } from "node:buffer";
import { buffer } from "node:stream/consumers";
import { canonicalPhone } from "../../contacts/phone.rules.ts";
import type { Outcome, Outgoing, Sender } from "../../deliveries/sender.ts";
import { inAccount, type Tx } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { describe } from "../../platform/log.ts";
import { whatsappAccess } from "../connections/whatsapp-access.ts";
import { type Failure, type GraphConnection, graphDefaults } from "./call.ts";
import { decideCode } from "./codes.rules.ts";
import { composeMessage, type OutboundContent } from "./compose.rules.ts";
import { sendMessage } from "./graph.ts";
import { uploadMedia } from "./media.ts";
import { armSync } from "./templates/arm-sync.ts";
import { type Sending, sendingOf, templateContent } from "./templates/sending.ts";

/** Ms a send may take; after that we do not know. */
const patience = 30_000;

export function whatsappSender(desk: Desk): Sender {
  return {
    channel: "whatsapp",
    async send(message) {
      const ready = await prepare(message).catch((error: unknown) => describe(error).error);
      // Nothing has left yet: it may be tried again.
      if (typeof ready === "string") return again("desk", ready, message.attempts);
      if ("outcome" in ready) return ready.outcome;
      const answer = await sendMessage(ready.graph, ready.payload, AbortSignal.timeout(patience));
      if (answer.kind === "accepted") return { kind: "accepted", externalId: answer.externalId };
      if (answer.kind === "answered" && staleTemplate.includes(answer.code)) await readAgain(message);
      return outcomeOf(answer, message.attempts);
    },
  };

  async function prepare(message: Outgoing) {
    const { access, to, template } = await inAccount(desk.db, message.account, async (tx) => ({
      access: await whatsappAccess(tx, desk.secrets, message.connection),
      to: await recipient(tx, message.id),
      template: message.type === "template" ? await sendingOf(tx, message.id) : null,
    }));
    const graph = {
      ...graphDefaults,
      baseUrl: desk.config.graphUrl,
      numberId: access.numberId,
      token: access.token,
    };
    const uploaded = await upload(desk, graph, message, template);
    if ("outcome" in uploaded) return uploaded;
    const composed = composeMessage({
      id: message.id,
      to,
      replyTo: message.replyTo,
      content: uploaded.content,
    });
    if (composed.kind === "refused")
      return { outcome: { kind: "failed" as const, code: composed.reason, detail: "" } };
    return { graph, payload: composed.payload };
  }

  /** The list we chose from is no longer the channel's. */
  function readAgain({ account, connection }: Outgoing): Promise<void> {
    return inAccount(desk.db, account, (tx) => armSync(tx, [connection]));
  }
}

/** Not there in that language, against the rules, paused, disabled. */
const staleTemplate = [132001, 132007, 132015, 132016];

/** Whom it goes to: where they last wrote from in that conversation, else the number we show, as the channel told it. */
async function recipient(tx: Tx, message: string) {
  const [row] = await tx.rows<{
    phone: string | null;
    phones: string[];
    via: string | null;
    userId: string | null;
  }>(
    `select p.phone, said.via, array(select value from identities i where i.account_id = p.account_id and i.contact_id = p.id
         and i.kind = 'phone' order by created_at desc) as phones,
       (select value from identities i where i.account_id = p.account_id and i.contact_id = p.id
         and i.kind = 'whatsapp-user' order by created_at desc limit 1) as "userId"
     from messages m join contacts p on p.account_id = m.account_id and p.id = m.contact_id
     left join lateral (select x.via from messages x where x.account_id = m.account_id and x.conversation_id = m.conversation_id
       and x.connection_id = m.connection_id and x.direction = 'in' order by x.at desc, x.id desc limit 1) said on true
     where m.account_id = $1 and m.id = $2`,
    [tx.account, message],
  );
  const { phone = null, phones = [], via = null, userId = null } = row ?? {};
  // People correct the phone we show; what is sent goes to a number the channel itself told.
  const told = phone !== null && phones.includes(canonicalPhone(phone) ?? "");
  return { phone: via ?? (told ? phone : (phones[0] ?? null)), userId };
}

/** A file is uploaded first. A lost upload harms nobody, so it may be tried again. */
async function upload(
  desk: Desk,
  graph: GraphConnection,
  message: Outgoing,
  template: Sending | null,
): Promise<{ content: OutboundContent } | { outcome: Outcome }> {
  const [file] = message.files;
  if (!file && template) return { content: templateContent(template, null) };
  if (!file && message.choices.length > 0)
    return { content: { type: "interactive", text: message.text, buttons: message.choices } };
  if (!file) return { content: { type: "text", text: message.text, preview: true } };
  const bytes = await buffer(desk.storage.read(message.account, file.id));
  const content = new Blob([bytes], { type: file.mimeType });
  const answer = await uploadMedia(
    graph,
    { content, mimeType: file.mimeType, fileName: file.name },
    AbortSignal.timeout(4 * patience),
  );
  if (answer.kind !== "uploaded") {
    const outcome = outcomeOf(answer, message.attempts);
    return {
      outcome: outcome.kind === "uncertain" ? again("upload", outcome.detail, message.attempts) : outcome,
    };
  }
  const { mediaId } = answer;
  if (template) return { content: templateContent(template, { mediaId, fileName: file.name }) };
  const caption = message.text === "" ? null : message.text;
  if (message.type === "image" || message.type === "video")
    return { content: { type: message.type, mediaId, caption } };
  // A voice or sound takes no caption: with one it goes as a document.
  if (message.type === "audio" && caption === null) return { content: { type: "audio", mediaId } };
  return { content: { type: "document", mediaId, caption, fileName: file.name } };
}

function outcomeOf(failure: Failure, attempts: number): Outcome {
  if (failure.kind === "uncertain") return { kind: "uncertain", detail: failure.why };
  if (failure.kind === "unsent") return again("unreachable", failure.why, attempts);
  const verdict = decideCode(failure.code, attempts - 1);
  const told = { code: String(failure.code), detail: failure.detail ?? failure.message };
  if (verdict.action === "retry") return { kind: "retry", afterMs: verdict.after, ...told };
  return verdict.action === "pause" ? { kind: "pause", ...told } : { kind: "failed", ...told };
}

function again(code: string, detail: string, attempts: number): Outcome {
  return { kind: "retry", afterMs: Math.min(4 ** (attempts - 1), 600) * 1000, code, detail };
}
