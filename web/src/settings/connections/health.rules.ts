import type { Connection } from "@relevo/contract/connections.ts";

/** How a connection is, the most pressing first. */
export type Health = "inactive" | "paused" | "unverified" | "active";

export function healthOf(connection: Connection): Health {
  if (!connection.active) return "inactive";
  if (connection.paused) return "paused";
  // A message that came in proves the webhook as well as the verification does.
  const reached = connection.lastInboundAt !== null;
  if (connection.channel === "whatsapp" && connection.webhook.verifiedAt === null && !reached)
    return "unverified";
  return "active";
}

/** Whether Meta can call this address from outside: https, and a host of the public internet. */
export function isPublic(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" && !privateHost.test(hostname) && hostname.includes(".");
}

const privateHost =
  /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[)|\.(local|localhost|internal|test)$/;
