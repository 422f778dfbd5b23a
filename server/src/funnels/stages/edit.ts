import { isDeepStrictEqual } from "node:util";
import type { Stage } from "@relevo/contract/funnels.ts";
import { fieldsOf } from "../../fields/load.ts";
import type { Tx } from "../../platform/db.ts";
import { type Actor, record } from "../../platform/events.ts";
import { Refusal } from "../../platform/refusal.ts";
import { unlessTaken } from "../../platform/taken.ts";
import { heldStage } from "../held.ts";
import { type Nameable, type StageBody, stageFailures } from "./settings.rules.ts";

/** Replaces a stage's settings. @throws NOT_FOUND, INVALID, NAME_TAKEN */
export async function editStage(tx: Tx, actor: Actor, id: string, given: StageBody): Promise<void> {
  const { funnel, stage } = await heldStage(tx, id);
  const failures = stageFailures(id, given, { ...(await nameable(tx, given)), currency: funnel.currency });
  if (failures.length > 0) throw new Refusal(failures);
  const body = tidy(given);
  const fields = stageChanges(stage, body);
  if (Object.keys(fields).length === 0) return;
  await unlessTaken("NAME_TAKEN", () =>
    tx.rows(
      `update stages set name = $3, kind = $4, stuck_hours = $5, exit_criteria = $6, soft_limit = $7, requirements = $8,
         assignment = $9 where account_id = $1 and id = $2`,
      [
        tx.account,
        id,
        body.name,
        body.kind,
        body.stuckHours,
        body.exitCriteria,
        body.softLimit,
        JSON.stringify(body.requirements),
        body.assignment === null ? null : JSON.stringify(body.assignment),
      ],
    ),
  );
  record(tx, "stage.changed", { actor }, { funnel: funnel.id, stage: id, fields });
}

/** Settings that a body makes others, with from and to. */
function stageChanges(now: Stage, body: StageBody): Record<string, { from: unknown; to: unknown }> {
  return Object.fromEntries(
    settings.flatMap((name) =>
      isDeepStrictEqual(now[name], body[name]) ? [] : [[name, { from: now[name], to: body[name] }]],
    ),
  );
}

const settings = [
  "name",
  "kind",
  "stuckHours",
  "exitCriteria",
  "softLimit",
  "requirements",
  "assignment",
] as const satisfies (keyof StageBody)[];

/** Each choice once: what says the same is the same. */
function tidy(body: StageBody): StageBody {
  const { assignment } = body;
  return {
    ...body,
    requirements: body.requirements.map((one) => ({ ...one, fields: [...new Set(one.fields)] })),
    assignment: assignment && { ...assignment, memberIds: [...new Set(assignment.memberIds)] },
  };
}

/** What of all that is named is there; held, so that it does not go away while it is being named. */
async function nameable(
  tx: Tx,
  { requirements, assignment }: StageBody,
): Promise<Omit<Nameable, "currency">> {
  const own = requirements.flatMap(({ fields }) =>
    fields.flatMap((field) => (field.startsWith("field:") ? [field.slice("field:".length)] : [])),
  );
  const among = async (table: "stages" | "members" | "groups", where: string, ids: readonly string[]) => {
    const rows = await tx.rows<{ id: string }>(
      `select id from ${table} where account_id = $1 and id = any($2::uuid[]) and ${where} order by id for key share`,
      [tx.account, ids],
    );
    return new Set(rows.map(({ id }) => id));
  };
  const froms = requirements.flatMap(({ fromId }) => fromId ?? []);
  return {
    stages: await among("stages", "removed_at is null", froms),
    fields: new Set([
      ...(await fieldsOf(tx, "ticket", own)).keys(),
      ...(await fieldsOf(tx, "contact", own)).keys(),
    ]),
    members: await among("members", "active", assignment?.memberIds ?? []),
    groups: await among("groups", "true", assignment?.groupId ? [assignment.groupId] : []),
  };
}
