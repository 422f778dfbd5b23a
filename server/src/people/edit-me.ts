import type { Language } from "@relevo/contract/words.ts";
import { writeAvailability } from "../assignment/availability.ts";
import { abilitiesOf, actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { record } from "../platform/events.ts";
import { found, refuse } from "../platform/refusal.ts";
import { changesBetween, withoutNames } from "./changes.rules.ts";

/** Changes one's own name, language or availability. @throws FORBIDDEN for the availability of a viewer */
export async function editMe(
  tx: Tx,
  caller: Caller,
  to: { name?: string | undefined; language?: Language | undefined; available?: boolean | undefined },
): Promise<void> {
  if (to.available !== undefined && !abilitiesOf(caller.role).includes("conversations.work"))
    refuse("FORBIDDEN");
  const [row] = await tx.rows<{ name: string; language: string; available: boolean }>(
    "select name, language, available from members where account_id = $1 and id = $2 for no key update",
    [tx.account, caller.member],
  );
  const before = found(row);
  const { available, ...changes } = changesBetween(before, to);
  if (available === undefined && Object.keys(changes).length === 0) return;
  const after = { name: to.name ?? before.name, language: to.language ?? before.language };
  await tx.rows("update members set name = $3, language = $4 where account_id = $1 and id = $2", [
    tx.account,
    caller.member,
    after.name,
    after.language,
  ]);
  const actor = actorOf(caller);
  if (Object.keys(changes).length > 0)
    record(tx, "member.changed", { actor }, { member: caller.member, fields: withoutNames(changes) });
  if (available)
    await writeAvailability(tx, actor, {
      member: caller.member,
      available: to.available ?? before.available,
    });
}
