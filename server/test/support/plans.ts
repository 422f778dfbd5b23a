import { inAccount, type Tx } from "../../src/platform/db.ts";
import type { TestDesk } from "./desk.ts";

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  Plans?: Plan[];
}

/** Runs the work as the app's role, explaining each statement before it: which large tables are scanned? */
export async function scansOf(
  desk: TestDesk,
  account: string,
  large: ReadonlySet<string>,
  work: (tx: Tx) => Promise<unknown>,
): Promise<string[]> {
  const found: string[] = [];
  await inAccount(desk.db, account, async (tx) => {
    const spying: Tx = {
      ...tx,
      async rows<R>(text: string, values: unknown[] = []) {
        const [answer] = await tx.rows<{ "QUERY PLAN": [{ Plan: Plan }] }>(
          `explain (format json) ${text}`,
          values,
        );
        if (answer) walk(answer["QUERY PLAN"][0].Plan, text);
        return tx.rows<R>(text, values);
      },
    };
    await work(spying);
  });
  return found;

  function walk(plan: Plan, text: string): void {
    const table = plan["Relation Name"];
    if (plan["Node Type"] === "Seq Scan" && table && large.has(table))
      found.push(`${table}: ${text.slice(0, 300)}`);
    for (const inner of plan.Plans ?? []) walk(inner, text);
  }
}
