import type { Step } from "@relevo/contract/workflow-steps.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { createContext, use } from "react";
import type { Place } from "../canvas/flow.rules.ts";
import type { FlowWords } from "../canvas/use-flow-words.ts";
import type { Things } from "../canvas/use-things.ts";
import type { Place as Wrong } from "./problems.rules.ts";

/** What is being built, for every part of the builder. */
export interface Building {
  id: string;
  definition: Definition;
  things: Things;
  words: FlowWords;
  wrong: readonly Wrong[];
  /** Where a webhook trigger is posted to. */
  hookUrl: string | null;
  mayEdit: boolean;
  /** `tag` names what is typed in: going on there is one act. */
  change: (definition: Definition, tag?: string | null) => void;
  /** A step's settings; `field` names what of it. */
  edit: (step: Step, field: string) => void;
  select: (id: string | null) => void;
  insert: (place: Place) => void;
  remove: (id: string) => void;
  duplicate: (id: string) => void;
  /** Lets one choose where a step goes. */
  move: (id: string) => void;
}

export const BuildingContext = createContext<Building | null>(null);

export function useBuilding(): Building {
  const building = use(BuildingContext);
  if (!building) throw new Error("outside of a builder");
  return building;
}
