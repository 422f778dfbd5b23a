import type { HygieneView } from "@relevo/contract/conversations.ts";
import { openSql } from "./state.rules.ts";

/** What a hygiene view takes, over a conversations row called `c`. */
export function viewWhere(view: HygieneView): string[] {
  return views[view];
}

const open = `c.state in ${openSql}`;
const views: Record<HygieneView, string[]> = {
  unanswered: ["c.waiting_since is not null", `c.state in ('queued', 'active', 'snoozed', 'expired')`],
  abandoned: [open, "c.waiting_since is not null"],
  stale: [open, "c.waiting_since is null"],
  orphans: [open],
  duplicates: [open],
  unowned: [open, "c.owner_id is null"],
  snoozed: ["c.state = 'snoozed'"],
  exceptions: ["c.ended_at is not null", "c.state = 'discarded'"],
};
