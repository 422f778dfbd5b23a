import type { ChannelError, ChannelStatus, InboundStatus, Json, JsonObject } from "../inbound/item.ts";
import { contactOf, recipientOf } from "./contact.rules.ts";
import { objectOf, objectsOf, textOf } from "./json.rules.ts";

/** What became of a message of ours; null for a status we have no word for. */
export function readStatus(
  at: Date,
  report: JsonObject | null,
  profile: JsonObject | null,
): InboundStatus | null {
  const target = textOf(report?.id);
  const status = statuses.find((known) => known === report?.status);
  if (!report || target === null || !status) return null;
  const recipient = contactOf(recipientOf(report), profile);
  const ref = refOf(report.biz_opaque_callback_data);
  const [error] = objectsOf(report.errors);
  return { kind: "status", at, target, ref, status, recipient, error: error ? errorOf(error) : null };
}

const statuses: ChannelStatus[] = ["sent", "delivered", "read", "played", "failed"];

/** Other systems on the same number send their own data along: only a UUID can be one of ours. */
function refOf(data: Json | undefined): string | null {
  const ref = textOf(data)?.toLowerCase() ?? "";
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(ref) ? ref : null;
}

function errorOf(error: JsonObject): ChannelError {
  const code = Number(textOf(error.code) ?? Number.NaN);
  return {
    code: Number.isSafeInteger(code) ? code : -1,
    title: textOf(error.title) ?? textOf(error.message) ?? "",
    detail: textOf(objectOf(error.error_data)?.details) ?? textOf(error.message),
  };
}
