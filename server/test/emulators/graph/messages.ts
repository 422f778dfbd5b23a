import type { ServerResponse } from "node:http";
import { type Part, wamid } from "./builders.ts";
import { replyError, replyJson } from "./reply.ts";
import type { AcceptedMessage, GraphState } from "./state.ts";
import { templateProblem } from "./templates.ts";

/** `POST /<number>/messages`: a message to send, or a mark that one was read. */
export async function takeMessage(
  state: GraphState,
  numberId: string,
  payload: unknown,
  response: ServerResponse,
  at: Date,
): Promise<AcceptedMessage | null> {
  if (!isPart(payload) || payload.messaging_product !== "whatsapp") return refuse(response, 100);
  if (payload.status === "read") {
    if (typeof payload.message_id !== "string") return refuse(response, 100);
    state.read.push(payload.message_id);
    replyJson(response, 200, { success: true });
    return null;
  }
  const fault = state.sendFaults.shift();
  if (fault?.kind === "error") {
    await fault.until;
    return refuse(response, fault.code);
  }
  if (fault?.kind === "page") {
    response.writeHead(fault.status, { "content-type": "text/html" }).end("<html>Bad gateway</html>");
    return null;
  }
  if (fault?.kind === "cut" && !fault.accepted) {
    response.destroy();
    return null;
  }
  const code = problemOf(state, payload);
  if (code !== null) return refuse(response, code);

  const accepted = { id: wamid(), numberId, payload, at };
  state.messages.push(accepted);
  if (fault?.kind === "hold") {
    fault.taken();
    await fault.until;
  }
  if (fault?.kind === "cut") response.destroy();
  else replyJson(response, 200, answerOf(state, accepted));
  return accepted;
}

function refuse(response: ServerResponse, code: number): null {
  replyError(response, code);
  return null;
}

/** The few checks whose failure a sender's code must know. */
function problemOf(state: GraphState, payload: Part): number | null {
  const { type, to, recipient, text } = payload;
  if (typeof to !== "string" && typeof recipient !== "string") return 131008;
  if (typeof type !== "string" || !isPart(payload[type])) return 131008;
  if (isPart(text) && (typeof text.body !== "string" || text.body.length > 4096)) return 131009;
  if (type === "reaction" && payload.context !== undefined) return 131009;
  if (type === "template") return templateProblem(state, payload);
  if (state.windowsClosed) return 131047;
  const isMedia = ["image", "video", "audio", "document", "sticker"].includes(type);
  const id = isPart(payload[type]) ? payload[type].id : undefined;
  return isMedia && !(typeof id === "string" && state.media.has(id)) ? 131053 : null;
}

function answerOf(state: GraphState, { id, payload }: AcceptedMessage): Part {
  const input = typeof payload.to === "string" ? payload.to : payload.recipient;
  const phone =
    typeof payload.to === "string" && !state.hidePhones ? { wa_id: payload.to.replace("+", "") } : {};
  const user = typeof payload.recipient === "string" ? { user_id: payload.recipient } : {};
  return { messaging_product: "whatsapp", contacts: [{ input, ...phone, ...user }], messages: [{ id }] };
}

export function isPart(value: unknown): value is Part {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
