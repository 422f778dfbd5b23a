import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type Line, line, type Part, status, type Update, webhook } from "./builders.ts";
import { type Delivery, deliver, handshake } from "./deliver.ts";
import { type MediaDesk, openMedia } from "./media.ts";
import { isPart, takeMessage } from "./messages.ts";
import { replyError, replyJson } from "./reply.ts";
import {
  type AcceptedMessage,
  emptyState,
  type GraphState,
  type MediaFault,
  type SendFault,
} from "./state.ts";
import { listTemplates } from "./templates.ts";

export type Graph = {
  /** Base address for connections; any version is understood. */
  url: string;
  state: GraphState;
  inject: {
    /** The next `times` messages meet this fault. */
    nextSend(fault: SendFault, times?: number): void;
    /** The next message is taken on at once, but answered only after `release`. */
    holdNextSend(): { taken: Promise<void>; release(): void };
    nextMedia(fault: MediaFault, times?: number): void;
  };
  addMedia: MediaDesk["add"];
  /** Posts updates, signed and escaped, in one webhook. */
  deliver(callbackUrl: string, updates: Update[], options?: Delivery & { to?: Line }): Promise<Answer>;
  /** Posts any body, signed and escaped; a string goes as it is. */
  deliverRaw(callbackUrl: string, body: unknown, options?: Delivery): Promise<Answer>;
  handshake: typeof handshake;
  /** Statuses of a message it took on, in the order given: late, missing or backwards as the test likes. */
  deliverStatuses(callbackUrl: string, message: AcceptedMessage, names: string[]): Promise<Answer[]>;
  /** Settles when all autoStatuses under way were delivered; rejects with the first that could not be. */
  idle(): Promise<void>;
  stop(): Promise<void>;
};

export type Answer = { status: number; body: string };

/** An emulator of the Graph API on loopback, as far as a WhatsApp number needs it. */
export async function startGraph(options: {
  appSecret: string;
  token?: string;
  port?: number;
  now?: () => Date;
}): Promise<Graph> {
  const { appSecret, token = "graph-token", port = 0, now = () => new Date() } = options;
  const state = emptyState(token);
  let url = "";
  const media = openMedia(state, () => url, now);
  let underWay: Promise<unknown> = Promise.resolve();

  const deliverStatuses: Graph["deliverStatuses"] = async (callbackUrl, accepted, names) => {
    const answers: Answer[] = [];
    for (const name of names) {
      const update = statusOf(state, accepted, name, now());
      const to = { ...line, numberId: accepted.numberId };
      answers.push(await deliver(callbackUrl, webhook([update], to), appSecret));
    }
    return answers;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const bytes = await readBody(request);
    const asked = new URL(request.url ?? "/", url);
    const { pathname, searchParams } = asked;
    const method = request.method ?? "GET";
    const body = jsonOf(request, bytes);
    const authorization = request.headers.authorization ?? null;
    state.calls.push({ method, path: request.url ?? "/", authorization, body });
    if (authorization !== `Bearer ${state.token}`) return replyError(response, 190);

    const [first = "", id = "", edge = ""] = pathname.split("/").slice(1);
    const route = `${method} ${edge}`;
    if (first === "files") return media.give(id, response);
    if (route === "POST messages") {
      const accepted = await takeMessage(state, id, body, response, now());
      const { callbackUrl, autoStatuses } = state;
      if (accepted && callbackUrl) {
        underWay = underWay.then(() => deliverStatuses(callbackUrl, accepted, autoStatuses));
      }
      return;
    }
    if (route === "POST media") return media.upload(request, bytes, response);
    if (route === "GET message_templates") return listTemplates(state, asked, response);
    if (edge === "subscribed_apps") return subscribe(state, method, id, body, response);
    if (route === "GET " && searchParams.has("fields")) return replyJson(response, 200, numberInfo(id));
    if (route === "GET ") return media.describe(id, response);
    if (route === "DELETE ") return replyJson(response, 200, { success: state.media.delete(id) });
    replyError(response, 100);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}`;

  return {
    url,
    state,
    inject: {
      nextSend: (fault, times = 1) => state.sendFaults.push(...Array<SendFault>(times).fill(fault)),
      nextMedia: (fault, times = 1) => state.mediaFaults.push(...Array<MediaFault>(times).fill(fault)),
      holdNextSend() {
        const taken = Promise.withResolvers<void>();
        const released = Promise.withResolvers<void>();
        state.sendFaults.push({ kind: "hold", taken: taken.resolve, until: released.promise });
        return { taken: taken.promise, release: released.resolve };
      },
    },
    addMedia: media.add,
    deliver: async (callbackUrl, updates, { to, ...how } = {}) =>
      deliver(callbackUrl, webhook(updates, to), appSecret, how),
    deliverRaw: (callbackUrl, body, how) => deliver(callbackUrl, body, appSecret, how),
    handshake,
    deliverStatuses,
    idle: async () => {
      await underWay;
    },
    stop: async () => {
      await underWay.catch(() => undefined);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function statusOf(state: GraphState, { id, payload }: AcceptedMessage, name: string, at: Date): Update {
  const { to, recipient, biz_opaque_callback_data: ref } = payload;
  const person = {
    ...(typeof to === "string" && !state.hidePhones ? { phone: to.replace("+", "") } : {}),
    ...(typeof recipient === "string" ? { userId: recipient } : {}),
  };
  return status(person, {
    id,
    status: name,
    at,
    ...(typeof ref === "string" ? { ref } : {}),
    ...(name === "failed" ? { error: 131026 } : {}),
  });
}

function subscribe(
  state: GraphState,
  method: string,
  waba: string,
  body: unknown,
  response: ServerResponse,
): void {
  if (method === "POST") state.subscriptions.set(waba, isPart(body) ? body : {});
  if (method === "DELETE") state.subscriptions.delete(waba);
  const data = state.subscriptions.has(waba) ? [{ whatsapp_business_api_data: { name: "Relevo" } }] : [];
  replyJson(response, 200, method === "GET" ? { data } : { success: true });
}

function numberInfo(id: string): Part {
  return { id, display_phone_number: "+1 555-078-3881", verified_name: "Acme", quality_rating: "GREEN" };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function jsonOf(request: IncomingMessage, bytes: Buffer): unknown {
  if (!request.headers["content-type"]?.startsWith("application/json")) return null;
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return null;
  }
}
