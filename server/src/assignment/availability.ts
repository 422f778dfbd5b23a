import type { Role } from "@relevo/contract/abilities.ts";
import { abilitiesOf, actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { type Actor, record } from "../platform/events.ts";
import { newId } from "../platform/ids.ts";
import { found, refuse } from "../platform/refusal.ts";

/** A supervisor says for somebody whether they take new conversations. What they hold stays theirs. */
export async function setAvailability(
  tx: Tx,
  caller: Caller,
  { id, available }: { id: string; available: boolean },
): Promise<void> {
  const [row] = await tx.rows<{ role: Role; active: boolean; available: boolean }>(
    "select role, active, available from members where account_id = $1 and id = $2 for no key update",
    [tx.account, id],
  );
  const member = found(row);
  if (!member.active) refuse("TARGET_INACTIVE");
  if (!abilitiesOf(member.role).includes("conversations.work")) refuse("TARGET_NOT_MEMBER");
  if (member.available !== available) await writeAvailability(tx, actorOf(caller), { member: id, available });
}

/** Turns the intent of a member, whose row is locked, and closes the interval before: never the heartbeat's. */
export async function writeAvailability(
  tx: Tx,
  actor: Actor,
  { member, available }: { member: string; available: boolean },
): Promise<void> {
  await tx.rows("update members set available = $3 where account_id = $1 and id = $2", [
    tx.account,
    member,
    available,
  ]);
  await tx.rows(
    "update availability set to_at = $3 where account_id = $1 and member_id = $2 and to_at is null",
    [tx.account, member, tx.at],
  );
  await beginAvailability(tx, { member, available });
  record(tx, "member.availability_changed", { actor }, { member, from: !available, to: available });
}

/** The first interval, or the next. */
export async function beginAvailability(
  tx: Tx,
  { member, available }: { member: string; available: boolean },
): Promise<void> {
  await tx.rows(
    "insert into availability (account_id, id, member_id, available, from_at) values ($1, $2, $3, $4, $5)",
    [tx.account, newId(), member, available, tx.at],
  );
}
