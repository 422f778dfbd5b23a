import type { Connection } from "@relevo/contract/connections.ts";
import { describe, expect, test } from "vitest";
import { healthOf, isPublic } from "./health.rules.ts";

const at = "2026-11-21T12:00:00.000Z";
const whatsapp: Connection = {
  id: "1",
  name: "WhatsApp Ventas",
  inbox: null,
  active: true,
  paused: null,
  lastInboundAt: null,
  channel: "whatsapp",
  whatsapp: { numberId: "123", businessId: "456", displayNumber: "" },
  webhook: { url: "https://desk.example.com/hooks/x", verifyToken: "vf", verifiedAt: at },
};
const webhook = { ...whatsapp.webhook, verifiedAt: null };

describe("the health of a connection", () => {
  test("is good when nothing is wrong", () => {
    expect(healthOf(whatsapp)).toBe("active");
  });
  test("waits for Meta's first call, unless a message came in already", () => {
    expect(healthOf({ ...whatsapp, webhook })).toBe("unverified");
    expect(healthOf({ ...whatsapp, webhook, lastInboundAt: at })).toBe("active");
  });
  test("says the most pressing first", () => {
    const paused = { ...whatsapp, webhook, paused: { code: "token-invalid", at } };
    expect(healthOf(paused)).toBe("paused");
    expect(healthOf({ ...paused, active: false })).toBe("inactive");
  });
});

test.each([
  ["https://desk.example.com/hooks/x", true],
  ["http://desk.example.com/hooks/x", false],
  ["https://127.0.0.1:3000/hooks/x", false],
  ["https://192.168.1.4/x", false],
  ["https://172.20.0.1/x", false],
  ["https://172.15.0.1/x", true],
  ["https://relevo/x", false],
  ["https://desk.local/x", false],
  ["https://[::1]/x", false],
  ["", false],
])("Meta reaches %s: %s", (address, reached) => {
  expect(isPublic(address)).toBe(reached);
});
