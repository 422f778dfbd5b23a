/** What a customer's whole message says to the desk itself. */
export type Word =
  | { kind: "opt"; out: boolean }
  /** An answer to ¿Quedó resuelto?, where it was asked. */
  | { kind: "answer"; resolved: boolean }
  /** They say which ticket it is about. */
  | { kind: "ticket"; number: number };

export interface Written {
  type: string;
  text: string;
  data: Record<string, unknown> | null;
}

/** Is it worth a look? Asked of every message, so it is quick to say no. */
export function isWord(message: Written): boolean {
  return message.text.length <= longest && wordOf(message) !== null;
}
/** Characters of a message that can name a ticket, and of one that can be a word alone. */
const longest = 500;
const alone = 40;

export function wordOf({ type, text, data }: Written): Word | null {
  const button = type === "choice" && typeof data?.id === "string" ? answers.get(data.id) : undefined;
  if (button !== undefined) return { kind: "answer", resolved: button };
  if (type !== "text") return null;
  const plain = text.length <= alone ? plainOf(text) : "";
  const out = opts.get(plain);
  if (out !== undefined) return { kind: "opt", out };
  const resolved = answers.get(plain);
  if (resolved !== undefined) return { kind: "answer", resolved };
  const number = ticketIn(text);
  return number === null ? null : { kind: "ticket", number };
}

/** The ids of the two buttons of ¿Quedó resuelto?. */
export const buttons = { yes: "resolved:yes", no: "resolved:no" } as const;

const opts = new Map([
  ...["baja", "stop", "parar"].map((word) => [word, true] as const),
  ...["alta", "start"].map((word) => [word, false] as const),
]);
const answers = new Map<string, boolean>([
  [buttons.yes, true],
  [buttons.no, false],
  ...["si", "sim", "yes"].map((word) => [word, true] as const),
  ...["no", "nao"].map((word) => [word, false] as const),
]);

/** Lower case, without accents, punctuation, emoji or space around it. */
function plainOf(text: string): string {
  const bare = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return bare.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}

/** "#123", "ticket 123", "ticket n.º 123": the first of them. One space at most, or a hostile row of them costs seconds. */
function ticketIn(text: string): number | null {
  const said = text.replaceAll(/\s+/g, " ");
  const [, digits = ""] =
    /(?:^|[^\p{L}\p{N}#&])# ?(\d{1,9})(?![\p{L}\p{N}])/u.exec(said) ??
    /(?<![\p{L}\p{N}])ticket ?(?:n(?:ro|úmero|umero|o)?[.:]?[°º]? ?)?#? ?(\d{1,9})(?![\p{L}\p{N}])/iu.exec(
      said,
    ) ??
    [];
  const number = Number(digits);
  return digits !== "" && number > 0 ? number : null;
}
