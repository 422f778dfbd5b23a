/** A piece of a text: words, or a web address to be opened. */
export type Piece = { text: string; href?: string; mention?: boolean };

/**
 * Finds the web addresses in a text; only http and https, so that a text never runs anything. What ends a
 * sentence or closes a bracket around the address is not part of it.
 */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(/\b(?:https?:\/\/|www\.)[^\s<>"]+/giu)) {
    const address = trimmed(match[0]);
    const href = safeAddress(address);
    if (href === undefined) continue;
    if (match.index > end) found.push({ text: text.slice(end, match.index) });
    found.push({ text: address, href });
    end = match.index + address.length;
  }
  if (end < text.length) found.push({ text: text.slice(end) });
  return found;
}

/** The same with the named people marked. */
export function withMentions(text: string, names: readonly string[]): Piece[] {
  if (names.length === 0) return pieces(text);
  const longestFirst = [...names].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(`@(?:${longestFirst.map(escaped).join("|")})`, "gu");
  return pieces(text).flatMap((piece) => {
    if (piece.href) return [piece];
    const parts: Piece[] = [];
    let end = 0;
    for (const match of piece.text.matchAll(pattern)) {
      if (match.index > end) parts.push({ text: piece.text.slice(end, match.index) });
      parts.push({ text: match[0], mention: true });
      end = match.index + match[0].length;
    }
    if (end < piece.text.length) parts.push({ text: piece.text.slice(end) });
    return parts;
  });
}

function trimmed(address: string): string {
  let now = address.replace(/[.,;:!?'…»”]+$/u, "");
  for (const [open, close] of ["()", "[]"].map((pair) => [...pair]))
    while (now.endsWith(close ?? "") && count(now, close ?? "") > count(now, open ?? ""))
      now = now.slice(0, -1).replace(/[.,;:!?'…»”]+$/u, "");
  return now;
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}

function safeAddress(address: string): string | undefined {
  const url = URL.parse(/^https?:/i.test(address) ? address : `https://${address}`);
  return url && (url.protocol === "https:" || url.protocol === "http:") && url.hostname.includes(".")
    ? url.href
    : undefined;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
