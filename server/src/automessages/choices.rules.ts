import type { Channel } from "@relevo/contract/words.ts";

/** Cloud API: at most 3 buttons of 20 characters, under 1024 of text. */
const buttons = { most: 3, title: 20, text: 1024 } as const;

/** A question with its answers as the channel can show them: buttons where they fit, else a numbered list under it. */
export function offered(
  channel: Channel,
  { text, choices }: { text: string; choices: readonly string[] },
): { text: string; choices: { id: string; title: string }[] } {
  if (choices.length === 0) return { text, choices: [] };
  const fit =
    channel === "whatsapp" &&
    choices.length <= buttons.most &&
    text.length <= buttons.text &&
    choices.every((choice) => choice.length <= buttons.title) &&
    new Set(choices).size === choices.length;
  if (fit) return { text, choices: choices.map((title, i) => ({ id: `choice-${i + 1}`, title })) };
  return { text: [text, ...choices.map((choice, i) => `${i + 1}. ${choice}`)].join("\n"), choices: [] };
}
