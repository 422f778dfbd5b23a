import type { Definition } from "@relevo/contract/workflows.ts";
import { createContext, use } from "react";
import type { Place } from "./flow.rules.ts";
import type { FlowWords } from "./use-flow-words.ts";

/** What became of a step in a run, or of many runs. */
export interface StepMark {
  state: "passed" | "waiting" | "failed" | "idle";
  count?: number;
  note?: string;
}

/** What the builder adds to the drawing. */
export interface CanvasTools {
  /** How many problems a step has, by id; the trigger's under `triggerId`. */
  problems: ReadonlyMap<string, number>;
  /** Asks for what is to stand there. */
  onInsert: (place: Place) => void;
  /** Where something may be put now: everywhere, or where what is being moved fits. */
  mayInsert: (place: Place) => boolean;
  /** What a way's button says. */
  insertLabel: (place: Place) => string;
  /** A key was pressed on a step's card; true where it was meant. */
  onKey: (key: string, id: string) => boolean;
  /** A card was pressed, with the mouse or by a key. */
  onOpen: (id: string, byKey: boolean) => void;
}

export interface CanvasShown {
  definition: Definition;
  marks: ReadonlyMap<string, StepMark> | undefined;
  edgeMarks: ReadonlyMap<string, number> | undefined;
  selected: string | null;
  onSelect: (id: string | null) => void;
  readOnly: boolean;
  /** A way that was taken was pressed. */
  onWay: ((place: Place) => void) | undefined;
  tools: CanvasTools | undefined;
  words: FlowWords;
}

export const CanvasContext = createContext<CanvasShown | null>(null);

/** What is drawn, for the parts of the drawing. */
export function useCanvas(): CanvasShown {
  const shown = use(CanvasContext);
  if (!shown) throw new Error("outside of a canvas");
  return shown;
}
