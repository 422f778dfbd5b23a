import type { Channel } from "@relevo/contract/words.ts";
import { type Hours, lastOpenBefore } from "../../calendars/hours.rules.ts";
import type { Deadline } from "../../deadlines/arm.ts";
import { expiryOf, type Warnings, warningsBefore } from "../window.rules.ts";

interface Session {
  id: string;
  contact: string;
  lastInboundAt: Date | null;
  templateUntil: Date | null;
}

/**
 * What looks after a conversation whose window opens: its expiry, and its warnings in the hours of its inbox. Armed
 * once: what the customer writes later moves no row, the rule decides when one fires.
 */
export function sessionDeadlines(channel: Channel, session: Session, hours: Hours): Deadline[] {
  const { id, contact, lastInboundAt } = session;
  const end = expiryOf(channel, session);
  if (end === null) return [];
  const expire = { kind: "expire", key: id, dueAt: end, contact };
  if (lastInboundAt === null) return [expire];
  const { soon } = warningsOf(end, lastInboundAt, hours);
  return [expire, { kind: "window-alert", key: id, dueAt: soon, contact }];
}

export function warningsOf(end: Date, lastInboundAt: Date, hours: Hours): Warnings {
  return warningsBefore(end, lastInboundAt, lastOpenBefore(hours, end));
}
