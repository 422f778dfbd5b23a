import type { JsonObject } from "../inbound/item.ts";
import { callGraph, type Failure, type GraphConnection } from "./call.ts";
import { identitiesOf } from "./contact.rules.ts";
import { objectsOf, textOf } from "./json.rules.ts";

/**
 * `externalId` is what statuses will name. `waId` ("+" and digits) and `userId` are how Meta knows the person:
 * trust them over the number written to, which it may have rewritten (Brazil, Mexico).
 */
export type Accepted = { kind: "accepted"; externalId: string; waId: string | null; userId: string | null };

/**
 * Sends one message. Accepted is not yet sent. There is no idempotency key: after `uncertain` it may have gone
 * out, and must not be sent again by itself; after `unsent` it may. `signal` should carry the time-out.
 */
export async function sendMessage(
  connection: GraphConnection,
  payload: JsonObject,
  signal: AbortSignal,
): Promise<Accepted | Failure> {
  const path = `${connection.numberId}/messages`;
  const answer = await callGraph(connection, { method: "POST", path, body: payload }, signal);
  if (answer.kind !== "done") return answer;
  const externalId = textOf(objectsOf(answer.body.messages)[0]?.id);
  if (externalId === null) return { kind: "uncertain", why: "answer-without-id" };
  const [contact] = objectsOf(answer.body.contacts);
  const known = identitiesOf({ user: contact?.user_id, phone: contact?.wa_id });
  const waId = known.find(({ kind }) => kind === "phone")?.value ?? null;
  const userId = known.find(({ kind }) => kind === "whatsapp-user")?.value ?? null;
  return { kind: "accepted", externalId, waId, userId };
}

/** Shows the person that this message and all before it were read; `typing` also shows that we write, for 25 s. */
export async function markRead(
  connection: GraphConnection,
  externalId: string,
  typing: boolean,
  signal: AbortSignal,
): Promise<{ kind: "done" } | Failure> {
  const body: JsonObject = { messaging_product: "whatsapp", status: "read", message_id: externalId };
  if (typing) body.typing_indicator = { type: "text" };
  return bare(
    await callGraph(connection, { method: "POST", path: `${connection.numberId}/messages`, body }, signal),
  );
}

/** Where Meta shall send this account's webhooks instead of the app's own address: https, at most 200 characters. */
export type CallbackOverride = { callbackUrl: string; verifyToken: string };

/** Subscribes the app to a business account's webhooks: needed once per account, harmless when repeated. */
export async function subscribeApp(
  connection: GraphConnection,
  waba: string,
  override: CallbackOverride | null,
  signal: AbortSignal,
): Promise<{ kind: "done" } | Failure> {
  const body: JsonObject = override
    ? { override_callback_uri: override.callbackUrl, verify_token: override.verifyToken }
    : {};
  return bare(await callGraph(connection, { method: "POST", path: `${waba}/subscribed_apps`, body }, signal));
}

export type CheckedNumber = {
  kind: "number";
  displayNumber: string | null;
  name: string | null;
  /** GREEN, YELLOW, RED or UNKNOWN, as Meta says. */
  quality: string | null;
};

/** Does this token reach this number? The company's own view of it, for the set-up. */
export async function checkNumber(
  connection: GraphConnection,
  signal: AbortSignal,
): Promise<CheckedNumber | Failure> {
  const path = `${connection.numberId}?fields=id,display_phone_number,verified_name,quality_rating`;
  const answer = await callGraph(connection, { method: "GET", path }, signal);
  if (answer.kind !== "done") return answer;
  const { display_phone_number: displayNumber, verified_name: name, quality_rating: quality } = answer.body;
  return {
    kind: "number",
    displayNumber: textOf(displayNumber),
    name: textOf(name),
    quality: textOf(quality),
  };
}

function bare(answer: { kind: "done" } | Failure): { kind: "done" } | Failure {
  return answer.kind === "done" ? { kind: "done" } : answer;
}
