import { ownAlong } from "../../assignment/own.ts";
import type { StageFacts } from "../../funnels/stage-facts.ts";
import { type By, setOff } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import type { Stay } from "../stays.ts";
import { chooseOwners } from "./assign.rules.ts";
import { type AssigningStage, eligibleFor, groupsServing, inboxesOf } from "./people.ts";
import { lockTurns, takeStageTurns } from "./turns.ts";

/**
 * Gives tickets that came into stages to whom the stage says, with their open conversations. Where nobody may get one
 * it is nobody's. Answers the owner of each now.
 */
export async function assignOnEntry(
  tx: Tx,
  by: By,
  stays: readonly Stay[],
  stages: ReadonlyMap<string, StageFacts>,
): Promise<Map<string, string | null>> {
  const entering = stays.flatMap((stay) => {
    const stage = stages.get(stay.stage);
    return stage?.assignment ? [{ stay, stage: { ...stage, assignment: stage.assignment } }] : [];
  });
  const owners = new Map(stays.map(({ ticket, owner }) => [ticket, owner]));
  if (entering.length === 0) return owners;
  const asked = [...new Map(entering.map(({ stage }) => [stage.id, stage])).values()];
  const turns = await lockTurns(
    tx,
    asked.map(({ id }) => id),
  );
  const tickets = entering.map(({ stay }) => stay.ticket);
  const [people, inboxes, groups] = await Promise.all([
    eligibleFor(tx, asked),
    inboxesOf(tx, tickets),
    groupsServing(
      tx,
      asked.flatMap(({ assignment }) => assignment.groupId ?? []),
    ),
  ]);
  const chosen = asked.flatMap((stage) => {
    const its = entering.filter((one) => one.stage.id === stage.id).map(({ stay }) => stay.ticket);
    const given = chooseOwners(
      its.map((ticket) => ({ ticket, inboxes: inboxes.get(ticket) ?? [], draw: Math.random() })),
      {
        strategy: stage.assignment.strategy,
        people: people.get(stage.id) ?? [],
        turns: turns.get(stage.id) ?? [],
      },
    );
    return [...given].map(([ticket, owner]) => ({ ticket, stage, owner }));
  });
  const active = await stillThere(
    tx,
    chosen.flatMap(({ owner }) => owner ?? []),
  );
  const given = chosen.map((one) => ({
    ...one,
    owner: one.owner && active.has(one.owner) ? one.owner : null,
  }));
  const contacts = new Map(stays.map(({ ticket, contact }) => [ticket, contact]));
  await ownAlong(
    tx,
    setOff(by, "stage_assignment"),
    given.map(({ ticket, stage, owner }) => {
      const contact = contacts.get(ticket) ?? "";
      const group = groupFor(stage, groups, inboxes.get(ticket) ?? []);
      return { ticket, contact, owner, group: owner ? null : group, conversation: null };
    }),
    "auto",
  );
  await takeStageTurns(
    tx,
    given.flatMap(({ stage, owner }) => (owner ? { stage: stage.id, member: owner } : [])),
  );
  for (const { ticket, owner } of given) owners.set(ticket, owner);
  return owners;
}

/** The queue it waits in: the stage's group, if that serves what is open in it. */
function groupFor(
  { assignment }: AssigningStage,
  groups: ReadonlyMap<string, readonly string[]>,
  inboxes: readonly string[],
): string | null {
  const serves = groups.get(assignment.groupId ?? "");
  return serves && inboxes.every((inbox) => serves.includes(inbox)) ? assignment.groupId : null;
}

/** Their rows are shared-locked: one who is dismissed at this moment is not given any more, or hands on this one, too. */
async function stillThere(tx: Tx, members: readonly string[]): Promise<Set<string>> {
  if (members.length === 0) return new Set();
  const rows = await tx.rows<{ id: string }>(
    "select id from members where account_id = $1 and id = any($2::uuid[]) and active order by id for share",
    [tx.account, [...new Set(members)]],
  );
  return new Set(rows.map(({ id }) => id));
}
