import type { Step, StepKind, StepOf } from "@relevo/contract/workflow-steps.ts";

/** What every kind's settings are given. `wrong` tells what is wrong at a path of the step. */
export interface SettingsOf<Kind extends StepKind> {
  step: StepOf<Kind>;
  edit: (step: Step, field: string) => void;
  wrong: (path: string) => string | undefined;
}
