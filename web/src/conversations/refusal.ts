import type { Failure } from "@relevo/contract/refusals.ts";
import i18next from "i18next";
import { sayError } from "../refusals/say.ts";
import { RefusalError } from "../shell/api.ts";
import { sizeOf } from "./size.ts";
import { told } from "./told.ts";

/** Why an act on a conversation was refused: with the names and numbers the server told, where it told any. */
export function sayRefusal(error: unknown): string {
  const [failure] = error instanceof RefusalError ? error.failures : [];
  return (failure && withData(failure)) ?? sayError(error);
}

/** Everything a refusal found missing, each in its words. */
export function sayFailures(failures: readonly Failure[]): string {
  return failures.map((failure) => withData(failure) ?? i18next.t(`refusals.${failure.code}`)).join(" ");
}

function withData(failure: Failure): string | undefined {
  const { code, data = {} } = failure;
  const { owner, limit, length, files } = data;
  const t = i18next.t;
  if (code === "ALREADY_OWNED" && typeof owner === "string")
    return t("conversations.act.refused.ownedBy", { owner });
  if (code === "CONFLICT" && typeof owner === "string")
    return t("conversations.act.refused.conflictWith", { owner });
  if (code === "CONFLICT" && owner === null) return t("conversations.act.refused.conflictFree");
  if (code === "TEXT_TOO_LONG" && typeof limit === "number" && typeof length === "number")
    return t("conversations.act.refused.tooLong", { limit, length });
  if (code === "CHANNEL_CANNOT" && typeof files === "number")
    return t("conversations.act.refused.tooManyFiles", { files });
  if (code === "TOO_LARGE" && typeof limit === "number")
    return t("conversations.act.refused.tooLarge", { limit: sizeOf(limit, i18next.language) });
  if (code === "NOT_RETRIABLE") return t("conversations.act.refused.notRetriable");
  if (code === "NO_RECORD" && Array.isArray(data.missing)) return ofRecord(data.missing);
  if (code === "CONVERSATION_OPEN") return ofOthers(data.conversations);
  if (code === "TICKET_PENDING") return told({ code, data: { title: titlesOf(data.tasks) } });
  return told(failure);
}

/** What stands against closing the conversations of a ticket, each thing once. */
function ofOthers(conversations: unknown): string | undefined {
  const failures = (Array.isArray(conversations) ? conversations : []).flatMap((one) => one?.failures ?? []);
  return [...new Set(failures.map((one: Failure) => sayFailures([one])))].join(" ") || undefined;
}

function titlesOf(tasks: unknown): string {
  return (Array.isArray(tasks) ? tasks : []).map((task) => task?.title).join(", ");
}

const recordWords = {
  reason: "closing.record.missingReason",
  outcome: "closing.record.missingOutcome",
  note: "closing.record.missingNote",
} as const;

/** What the record lacks, part by part; undefined before the words of closing are there. */
function ofRecord(missing: readonly unknown[]): string | undefined {
  const words = Object.entries(recordWords).flatMap(([part, key]) => (missing.includes(part) ? [key] : []));
  if (words.length === 0 || !i18next.exists("closing.record")) return undefined;
  return words.map((key) => i18next.t(key)).join(" ");
}
