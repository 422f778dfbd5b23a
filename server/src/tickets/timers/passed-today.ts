import { instantOf, wallAt } from "../../calendars/zone.rules.ts";
import type { Tx } from "../../platform/db.ts";
import { accountZone } from "./periodic.ts";

const day = 86_400_000;

/** Tickets that came into a stage, or left it for another one, since the account's midnight; last first. */
export async function passedToday(
  tx: Tx,
  stage: string,
  how: "entry" | "exit",
  most: number,
): Promise<{ id: string; waiting: boolean }[]> {
  const zone = await accountZone(tx);
  const midnight = Math.floor(wallAt(zone, tx.at.getTime()) / day) * day;
  const at = how === "entry" ? "entered_at" : "left_at";
  // Who left the board from there did not go on to another stage.
  const went =
    how === "entry"
      ? "true"
      : `exists (select from stage_stays n where n.account_id = s.account_id and n.ticket_id = s.ticket_id and n.entered_at = s.left_at and n.id <> s.id)`;
  return tx.rows<{ id: string; waiting: boolean }>(
    `select s.ticket_id as id, exists (select from conversations c where c.account_id = $1 and c.ticket_id = s.ticket_id
         and c.link_state = 'confirmed' and c.waiting_since is not null and c.state in ('queued', 'active', 'snoozed', 'expired')) as waiting
     from stage_stays s where s.account_id = $1 and s.stage_id = $2 and s.${at} >= $3 and ${went}
     group by s.ticket_id order by max(s.${at}) desc, s.ticket_id limit $4`,
    [tx.account, stage, new Date(instantOf(zone, midnight)), most],
  );
}
