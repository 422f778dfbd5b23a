import type { SimulationCaveat } from "@relevo/contract/simulations.ts";
import type { Step } from "@relevo/contract/workflow-steps.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { isUntold } from "./trigger.rules.ts";

/** What a simulation's figures rest on: told of what the definition really uses, and of what every one rests on. */
export function caveatsOf(
  definition: Definition,
  { diverged, late }: { diverged: boolean; late: boolean },
): SimulationCaveat[] {
  const { trigger, steps } = definition;
  const text = JSON.stringify(definition);
  const has = (...kinds: Step["kind"][]) => steps.some(({ kind }) => kinds.includes(kind));
  const told: [SimulationCaveat, boolean][] = [
    ["history_goes_on", diverged],
    ["workflows_apart", true],
    ["contact_now", /contact\.(name|phone|mail|company|field)|\bfield\./.test(text) || has("field")],
    ["ticket_now", /ticket\.(subject|value|field)/.test(text)],
    ["people_now", has("assign")],
    ["rules_now", has("close", "hours", "move_inbox", "reason") || text.includes('"business"')],
    ["close_partly", has("close")],
    ["messages_arrive", has("message", "template", "ask")],
    ["calls_not_made", has("http", "workflow")],
    ["stages_not_tried", has("create_ticket", "move_ticket", "resolve_ticket")],
    ["first_reply_by_people", has("message", "template", "ask", "assign", "close")],
    ["as_if_by_hand", trigger !== null && isUntold(trigger)],
    ["out_of_time", late],
  ];
  return told.flatMap(([code, holds]) => (holds ? [code] : []));
}
