import type { Channel } from "@relevo/contract/words.ts";
import { Refusal } from "../platform/refusal.ts";
import { isWritten } from "./comment.rules.ts";

/** Characters of text and number of files one message may have; a caption is the text beside a file. */
const limits: Record<Channel, { text: number; caption: number; files: number }> = {
  webchat: { text: 65_536, caption: 65_536, files: 5 },
  // Cloud API: body ≤ 4096, caption ≤ 1024, one medium a message.
  whatsapp: { text: 4096, caption: 1024, files: 1 },
};

/** Refuses what the channel would not take, before it leaves; all that is wrong at once. */
export function checkReply(
  channel: Channel,
  { text, fileIds }: { text: string; fileIds: readonly string[] },
): void {
  const { files, ...limit } = limits[channel];
  const longest = fileIds.length > 0 ? limit.caption : limit.text;
  const failures = [];
  if (!isWritten(text) && fileIds.length === 0) failures.push({ code: "EMPTY_MESSAGE" as const });
  if (text.length > longest)
    failures.push({ code: "TEXT_TOO_LONG" as const, data: { limit: longest, length: text.length } });
  if (fileIds.length > files) failures.push({ code: "CHANNEL_CANNOT" as const, data: { files } });
  if (failures.length > 0) throw new Refusal(failures);
}
