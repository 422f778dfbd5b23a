import { type Connection, listConnections } from "@relevo/contract/connections.ts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../../shell/api.ts";

/** The account's connections with their health, which no event tells: read again while it is looked at, ms. */
export const connectionsQuery = queryOptions({
  queryKey: ["connections"],
  queryFn: async ({ signal }) => (await call(listConnections, {}, { signal })).items,
  refetchInterval: 5000,
});

export type Webchat = Extract<Connection, { channel: "webchat" }>;
export type Whatsapp = Extract<Connection, { channel: "whatsapp" }>;
