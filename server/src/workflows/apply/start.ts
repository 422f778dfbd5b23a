import { found } from "../../platform/refusal.ts";
import { beginRuns } from "../begin.ts";
import type { Outcome } from "../effects.rules.ts";
import { type Apply, done } from "./acting.ts";

/** Runs that start runs: a workflow that calls itself, by whatever way, ends here. */
const deepest = 5;

/** Starts other workflows where the runs are; these go on without waiting for them. */
export const workflow: Apply<"workflow"> = async (tx, _by, acting) => {
  const wanted = acting.map(({ run: { id, contact, conversation, ticket, cause }, effect }) => ({
    workflow: effect.workflow,
    contact,
    conversation,
    ticket,
    variables: {},
    cause: cause?.id ?? null,
    depth: (cause?.depth ?? 0) + 1,
    parent: id,
  }));
  const within = wanted.filter(({ depth }) => depth < deepest);
  const begun = await beginRuns(tx, within);
  return wanted.map((one): Outcome => {
    if (one.depth >= deepest)
      return { done: false, failures: [{ code: "TOO_MANY", data: { depth: one.depth } }] };
    const answer = found(begun[within.indexOf(one)]);
    return "failures" in answer ? { done: false, failures: answer.failures } : done;
  });
};
