import type { Kind } from "../../deadlines/kind.ts";
import { resolutionAgainKind } from "./again.ts";
import { resolutionOccurrenceKind, resolutionPeriodicKind } from "./periodic.ts";
import { resolutionTimeKind } from "./time.ts";

/** What happens to tickets by time. */
export const timerKinds: Kind[] = [
  resolutionTimeKind,
  resolutionPeriodicKind,
  resolutionOccurrenceKind,
  resolutionAgainKind,
];
