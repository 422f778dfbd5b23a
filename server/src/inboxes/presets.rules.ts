import type { InboxPolicy, PolicyColumn, Preset } from "@relevo/contract/policies.ts";

/** Where automatic tickets of an inbox begin; null while the account has no funnel for it. */
export type AutoTicket = InboxPolicy["autoTicket"];

/**
 * What a preset says for an inbox of a column. The guide's rules hold in all of them; what changes is how little they
 * cost. `autoTicket` is the account's own: funnels have ids.
 */
export function presetPolicy(preset: Preset, column: PolicyColumn, autoTicket: AutoTicket): InboxPolicy {
  if (preset === "support_ticket") {
    // Global opens no ticket by itself in any preset: what it takes in is not classified yet.
    const opened = column === "global" ? null : autoTicket;
    return { ...guide("support", opened), preset, column };
  }
  if (preset === "small_team") return smallTeam(column, autoTicket);
  return guide(column, autoTicket);
}

function guide(column: PolicyColumn, autoTicket: AutoTicket): InboxPolicy {
  const [global, support] = [column === "global", column === "support"];
  return {
    preset: "guide",
    column,
    visibility: "queue",
    distribution: "off",
    capacity: global ? null : support ? 15 : 30,
    onlineOnly: true,
    rescueMinutes: global ? null : 10,
    stickyDays: 7,
    requeueMinutes: support ? 15 : null,
    close: {
      anyOf: ["replied", "elsewhere", "follow_up", "confirmed"],
      ticket: support,
      note: "when_needed",
      contactFields: global ? [] : ["name", "phone_or_mail"],
      company: "warn",
      override: "supervisor",
    },
    commentTriggers: [
      "external",
      "unusual",
      ...(support ? (["missing_data"] as const) : []),
      ...(global ? [] : (["handover"] as const)),
    ],
    expiry: {
      withoutTicket: support ? "create" : "leave",
      finaliseHours: 7 * 24,
      templateHours: support ? 48 : 72,
    },
    reopenGraceMinutes: 0,
    calendarId: null,
    greeting: { on: false, text: "" },
    away: { on: false, text: "" },
    askResolved: false,
    targets: {
      firstReplyMinutes: 60,
      averageReplyMinutes: 240,
      resolutionHours: 48,
      unownedMinutes: column === "marketing" ? 30 : 10,
      abandonedMinutes: 240,
      staleHours: global ? null : 72,
    },
    autoTicket: column === "sales" || support ? autoTicket : null,
  };
}

/** Five people or fewer: everybody sees the inbox, nothing is capped, and the record asks one thing. */
function smallTeam(column: PolicyColumn, autoTicket: AutoTicket): InboxPolicy {
  const base = guide(column, autoTicket);
  return {
    ...base,
    preset: "small_team",
    visibility: "inbox",
    capacity: null,
    requeueMinutes: null,
    close: { ...base.close, contactFields: ["name"], company: "hidden", override: "admin" },
    commentTriggers: ["external", "unusual"],
    expiry: { withoutTicket: "create", finaliseHours: 24, templateHours: 72 },
    targets: { ...base.targets, unownedMinutes: 10, staleHours: 7 * 24 },
    autoTicket: column === "support" ? autoTicket : null,
  };
}
