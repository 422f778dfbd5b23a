import { beginRuns } from "../begin.ts";
import type { Outcome } from "../effects.rules.ts";
import { type Apply, done } from "./acting.ts";

/** Starts other workflows where the runs are, one deeper; these go on without waiting for them. */
export const workflow: Apply<"workflow"> = async (tx, _by, acting) => {
  const begun = await beginRuns(
    tx,
    acting.map(({ run: { id, contact, conversation, ticket, cause }, effect }) => ({
      ...{ contact, conversation, ticket, variables: {}, parent: id },
      workflow: effect.workflow,
      cause: cause.id,
      depth: cause.depth + 1,
    })),
  );
  return begun.map((one): Outcome => ("failures" in one ? { done: false, failures: one.failures } : done));
};
