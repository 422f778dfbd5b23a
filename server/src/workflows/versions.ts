import { Definition } from "@relevo/contract/workflows.ts";
import type { Tx } from "../platform/db.ts";

export interface Version {
  workflow: string;
  version: number;
}
/** What is in force of a workflow. */
export interface Published {
  version: number;
  definition: Definition;
}

/**
 * A version never changes: each is read and parsed once in a process, as long as it is among the last ones asked for.
 * Only what is committed may be asked for here.
 */
const known = new Map<string, Definition>();
const mostKnown = 1000;

/** By `workflow version`, definitions as they were published. */
export async function definitionsOf(tx: Tx, of: readonly Version[]): Promise<Map<string, Definition>> {
  const keyOf = ({ workflow, version }: Version) => `${tx.account} ${workflow} ${version}`;
  const missing = new Map(of.filter((one) => !known.has(keyOf(one))).map((one) => [keyOf(one), one]));
  if (missing.size > 0) {
    const wanted = [...missing.values()].map(({ workflow, version }) => ({ workflow, version }));
    const rows = await tx.rows<Version & { definition: unknown }>(
      `select v.workflow_id as workflow, v.version, v.definition
       from jsonb_to_recordset($2::jsonb) as r(workflow uuid, version int)
       join workflow_versions v on v.account_id = $1 and v.workflow_id = r.workflow and v.version = r.version`,
      [tx.account, JSON.stringify(wanted)],
    );
    for (const row of rows) known.set(keyOf(row), Definition.parse(row.definition));
  }
  const found = of.flatMap((one): [string, Definition][] => {
    const definition = known.get(keyOf(one));
    return definition ? [[`${one.workflow} ${one.version}`, definition]] : [];
  });
  for (const key of known.keys()) {
    if (known.size <= mostKnown) break;
    known.delete(key);
  }
  return new Map(found);
}

/** By workflow, what is in force of those that are published. Their rows are held: none is stopped beside what begins. */
export async function publishedOf(tx: Tx, workflows: readonly string[]): Promise<Map<string, Published>> {
  const versions = await tx.rows<Version>(
    `select id as workflow, version from workflows where account_id = $1 and id = any($2::uuid[])
       and state = 'published' and removed_at is null order by id for key share`,
    [tx.account, [...new Set(workflows)]],
  );
  const definitions = await definitionsOf(tx, versions);
  return new Map(
    versions.flatMap(({ workflow, version }): [string, Published][] => {
      const definition = definitions.get(`${workflow} ${version}`);
      return definition ? [[workflow, { version, definition }]] : [];
    }),
  );
}
