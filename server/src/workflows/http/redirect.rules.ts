/** A request on its way: `own` headers are its author's, and may hold secrets. */
export interface Hop {
  method: string;
  url: URL;
  own: Readonly<Record<string, string>>;
  body: string;
}

export const mostRedirects = 3;

/** Where an answer sends us; null: nowhere, it is the answer. */
export function sendsOn(status: number, location: string | undefined): string | null {
  return [301, 302, 303, 307, 308].includes(status) && location !== undefined ? location : null;
}

/**
 * The request an answer asks for instead. What its author put into it goes to the host it was meant for only: to another
 * one headers stay behind, and a body does not go at all. @returns null where it may not go on
 */
export function nextHop(hop: Hop, status: number, location: string): Hop | null {
  if (!URL.canParse(location, hop.url.href)) return null;
  const url = new URL(location, hop.url);
  const asGet =
    (status === 303 && hop.method !== "GET") || ((status === 301 || status === 302) && hop.method === "POST");
  const next = asGet ? { ...hop, method: "GET", body: "" } : hop;
  if (sameParty(hop.url, url)) return { ...next, url };
  return next.body === "" && next.method === "GET" ? { ...next, url, own: {} } : null;
}

/** The same host and port; from http to https of one host is no other party. */
function sameParty(from: URL, to: URL): boolean {
  if (from.origin === to.origin) return true;
  const upgraded =
    from.protocol === "http:" && to.protocol === "https:" && from.port === "" && to.port === "";
  return upgraded && from.hostname === to.hostname;
}
