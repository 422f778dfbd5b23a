import type { Channel } from "@relevo/contract/words.ts";

/** What one message of a channel takes: characters of text, of the text beside a file, and files. */
const limits: Record<Channel, { text: number; caption: number; files: number }> = {
  webchat: { text: 65_536, caption: 65_536, files: 5 },
  // Cloud API: body ≤ 4096, caption ≤ 1024, one medium a message.
  whatsapp: { text: 4096, caption: 1024, files: 1 },
};
/** A comment stays in the house; the desk's own limit of text and files. */
const comment = { text: 65_536, caption: 65_536, files: 10 };

/** Characters are counted as the server counts them: UTF-16 units. */
export function textLimit(channel: Channel, mode: "reply" | "comment"): number {
  return mode === "comment" ? comment.text : limits[channel].text;
}

/** The part of the limit from which the count is shown. */
const NEAR = 0.9;

/** How many characters are left, negative when there are too many; undefined while it is not worth a word. */
export function charactersLeft(length: number, limit: number): number | undefined {
  return length < limit * NEAR ? undefined : limit - length;
}

/**
 * The messages one reply becomes where the channel takes fewer files a message: the text goes with the first
 * file if it fits there, else before it.
 */
export function partsOf<File>(
  channel: Channel,
  mode: "reply" | "comment",
  { text, files }: { text: string; files: readonly File[] },
): { text: string; files: File[] }[] {
  const { caption, files: most } = mode === "comment" ? comment : limits[channel];
  if (files.length === 0) return text === "" ? [] : [{ text, files: [] }];
  const apart = text.length > caption;
  const chunks = Array.from({ length: Math.ceil(files.length / most) }, (_, index) =>
    files.slice(index * most, (index + 1) * most),
  );
  const parts = chunks.map((chunk, index) => ({ text: index === 0 && !apart ? text : "", files: chunk }));
  return apart ? [{ text, files: [] }, ...parts] : parts;
}
