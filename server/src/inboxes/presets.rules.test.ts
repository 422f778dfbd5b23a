import { InboxPolicy, type PolicyColumn, policyColumns, presets } from "@relevo/contract/policies.ts";
import { describe, expect, test } from "vitest";
import { presetPolicy } from "./presets.rules.ts";

const ticket = {
  funnelId: "00000000-0000-7000-8000-000000000001",
  stageId: "00000000-0000-7000-8000-000000000002",
};
const field = {
  sees: (policy) => policy.visibility,
  distribution: (policy) => policy.distribution,
  "capacity (waiting on us)": (policy) => policy.capacity,
  rescue: (policy) => policy.rescueMinutes,
  "sticky days": (policy) => policy.stickyDays,
  "automatic ticket": (policy) => policy.autoTicket,
  "one of a, b, c, d": (policy) => policy.close.anyOf,
  "ticket to close": (policy) => policy.close.ticket,
  "written note": (policy) => policy.close.note,
  "comment triggers": (policy) => policy.commentTriggers,
  "contact fields": (policy) => policy.close.contactFields,
  company: (policy) => policy.close.company,
  "greeting, away": (policy) => [policy.greeting.on, policy.away.on],
  "expiry without ticket": (policy) => policy.expiry.withoutTicket,
  "finalise, h": (policy) => policy.expiry.finaliseHours,
  "template wait, h": (policy) => policy.expiry.templateHours,
  "first reply, min": (policy) => policy.targets.firstReplyMinutes,
  "average, min": (policy) => policy.targets.averageReplyMinutes,
  "total, h": (policy) => policy.targets.resolutionHours,
  "unowned, min": (policy) => policy.targets.unownedMinutes,
  "abandoned, min": (policy) => policy.targets.abandonedMinutes,
  "stale, h": (policy) => policy.targets.staleHours,
  hours: (policy) => policy.calendarId,
  "requeue, min": (policy) => policy.requeueMinutes,
  override: (policy) => policy.close.override,
} as const satisfies Record<string, (policy: InboxPolicy) => unknown>;

const four = ["replied", "elsewhere", "follow_up", "confirmed"];
const handover = ["external", "unusual", "handover"];
const [all, fields] = [
  ["external", "unusual", "missing_data", "handover"],
  ["name", "phone_or_mail"],
];
/** The written policy: Global, Marketing, Ventas, Servicio y Soporte, and what a small team changes. */
const table: Record<keyof typeof field, readonly [unknown, unknown, unknown, unknown, unknown]> = {
  sees: ["queue", "queue", "queue", "queue", "inbox"],
  distribution: ["off", "off", "off", "off", "off"],
  "capacity (waiting on us)": [null, 30, 30, 15, null],
  rescue: [null, 10, 10, 10, same],
  "sticky days": [7, 7, 7, 7, same],
  "automatic ticket": [null, null, ticket, ticket, only("support", ticket)],
  "one of a, b, c, d": [four, four, four, four, four],
  "ticket to close": [false, false, false, true, same],
  "written note": ["when_needed", "when_needed", "when_needed", "when_needed", "when_needed"],
  "comment triggers": [["external", "unusual"], handover, handover, all, ["external", "unusual"]],
  "contact fields": [[], fields, fields, fields, ["name"]],
  company: ["warn", "warn", "warn", "warn", "hidden"],
  "greeting, away": [
    [false, false],
    [false, false],
    [false, false],
    [false, false],
    [false, false],
  ],
  "expiry without ticket": ["leave", "leave", "leave", "create", "create"],
  "finalise, h": [168, 168, 168, 168, 24],
  "template wait, h": [72, 72, 72, 48, 72],
  "first reply, min": [60, 60, 60, 60, 60],
  "average, min": [240, 240, 240, 240, 240],
  "total, h": [48, 48, 48, 48, 48],
  "unowned, min": [10, 30, 10, 10, 10],
  "abandoned, min": [240, 240, 240, 240, 240],
  "stale, h": [null, 72, 72, 72, 168],
  hours: [null, null, null, null, null],
  "requeue, min": [null, null, null, 15, null],
  override: ["supervisor", "supervisor", "supervisor", "supervisor", "admin"],
};

describe.each(policyColumns)("the presets for %s", (column) => {
  const n = policyColumns.indexOf(column);
  test.each(Object.entries(table))("%s", (name, row) => {
    const of = field[name as keyof typeof field];
    const [guide, small, support] = [row[n], row[4], row[policyColumns.indexOf("support")]];
    expect(of(presetPolicy("guide", column, ticket))).toEqual(guide);
    expect(of(presetPolicy("small_team", column, ticket))).toEqual(
      typeof small === "function" ? small(column, guide) : small,
    );
    // "Soporte con ticket" is the support column everywhere; Global never opens one by itself.
    const here = name === "automatic ticket" && column === "global" ? null : support;
    expect(of(presetPolicy("support_ticket", column, ticket))).toEqual(here);
  });
  test.each(presets)("%s is a policy, and says what it is", (preset) => {
    const policy = presetPolicy(preset, column, ticket);
    expect(InboxPolicy.parse(policy)).toEqual(policy);
    expect(policy).toMatchObject({ preset, column });
    expect(presetPolicy(preset, column, null).autoTicket).toBeNull();
  });
});

test("S1-18: no policy closes without evidence: the list of what counts is never empty", () => {
  const policy = presetPolicy("small_team", "global", null);
  const none = { ...policy, close: { ...policy.close, anyOf: [] } };
  expect(InboxPolicy.safeParse(none).success).toBe(false);
});

function same(_column: PolicyColumn, guide: unknown): unknown {
  return guide;
}
function only(one: PolicyColumn, value: unknown) {
  return (column: PolicyColumn) => (column === one ? value : null);
}
