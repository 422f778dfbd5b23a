import { describe, expect, test } from "vitest";
import type { Caller } from "../platform/caller.ts";
import { mayReply, mayTemplate, type Standing } from "./can.rules.ts";

const now = new Date("2027-01-14T10:00:00Z");
const ana: Caller = {
  account: "a",
  member: "ana",
  name: "Ana",
  role: "agent",
  credential: "",
  session: null,
  serves: [],
  groups: [],
  funnels: [],
};
const row: Standing = {
  state: "active",
  channel: "whatsapp",
  owner_id: "ana",
  waiting_since: now,
  last_inbound_at: now,
  settled_id: null,
  superseded_by: null,
  ticket_state: "open",
};

describe("S0-23: what is said to the customer", () => {
  test.each([
    ["in an open cycle goes", row, true, true],
    ["where there is no ticket goes", { ...row, ticket_state: null }, true, true],
    [
      "in an archived one does not",
      { ...row, ticket_state: "archived" },
      "TICKET_ARCHIVED",
      "TICKET_ARCHIVED",
    ],
    [
      "nor by a template once it expired",
      { ...row, state: "expired", ticket_state: "archived" },
      "TICKET_ARCHIVED",
      "TICKET_ARCHIVED",
    ],
  ] as const)("%s", (_case, standing, reply, template) => {
    expect(mayReply(ana, standing, now)).toBe(reply);
    expect(mayTemplate(ana, standing)).toBe(template);
  });
});
