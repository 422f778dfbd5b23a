import type { Connection } from "@relevo/contract/connections.ts";

/** A step of the set-up, as the desk itself can tell whether it is done. */
export type Step =
  | { name: "account" | "channel" | "inbound" | "team" | "secure"; done: boolean }
  | { name: "webhook"; done: boolean; connection: { id: string; name: string } };

export interface Facts {
  connections: readonly Connection[];
  /** People besides the one who looks, and invitations under way. */
  others: number;
  twoFactor: boolean;
}

/** The steps in order. Each active WhatsApp number asks for its own webhook. */
export function stepsOf({ connections, others, twoFactor }: Facts): Step[] {
  const active = connections.filter((connection) => connection.active);
  return [
    { name: "account", done: true },
    { name: "channel", done: active.length > 0 },
    ...active.flatMap((connection): Step[] => {
      if (connection.channel !== "whatsapp") return [];
      const { id, name, lastInboundAt, webhook } = connection;
      return [
        {
          name: "webhook",
          done: webhook.verifiedAt !== null || lastInboundAt !== null,
          connection: { id, name },
        },
      ];
    }),
    { name: "inbound", done: connections.some(({ lastInboundAt }) => lastInboundAt !== null) },
    { name: "team", done: others > 0 },
    { name: "secure", done: twoFactor },
  ];
}
