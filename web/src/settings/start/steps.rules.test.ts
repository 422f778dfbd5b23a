import type { Connection } from "@relevo/contract/connections.ts";
import { expect, test } from "vitest";
import { stepsOf } from "./steps.rules.ts";

const at = "2026-11-21T12:00:00.000Z";
const common = { inbox: null, active: true, paused: null, lastInboundAt: null };
const whatsapp: Connection = {
  ...common,
  id: "w",
  name: "Ventas",
  channel: "whatsapp",
  whatsapp: { numberId: "123", businessId: "456", displayNumber: "" },
  webhook: { url: "https://desk.example.com/hooks/x", verifyToken: "vf", verifiedAt: null },
};
const webchat: Connection = {
  ...common,
  id: "c",
  name: "Chat",
  channel: "webchat",
  webchat: { greeting: "", colour: "#0f766e", origins: [], askName: false },
  key: "wc",
  snippet: "<script>",
};
const left = (connections: readonly Connection[], others = 1) =>
  stepsOf({ connections, others, twoFactor: true }).flatMap(({ name, done }) => (done ? [] : [name]));

test("an empty desk has everything before it but its account", () => {
  const steps = stepsOf({ connections: [], others: 0, twoFactor: false });
  expect(steps.map(({ name, done }) => [name, done])).toEqual([
    ["account", true],
    ["channel", false],
    ["inbound", false],
    ["team", false],
    ["secure", false],
  ]);
});

test("a WhatsApp number asks for its webhook until Meta called, or a message came in", () => {
  expect(left([whatsapp])).toEqual(["webhook", "inbound"]);
  expect(left([{ ...whatsapp, webhook: { ...whatsapp.webhook, verifiedAt: at } }])).toEqual(["inbound"]);
  expect(left([{ ...whatsapp, lastInboundAt: at }])).toEqual([]);
});

test("a web chat asks for no webhook; a connection that is off counts for nothing but what it received", () => {
  expect(left([webchat])).toEqual(["inbound"]);
  expect(left([{ ...whatsapp, active: false, lastInboundAt: at }])).toEqual(["channel"]);
});
