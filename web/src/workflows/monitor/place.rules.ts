import { type RunState, runStates } from "@relevo/contract/workflow-runs.ts";

export const periods = [7, 30, 90] as const;
/** Days back. */
export type Period = (typeof periods)[number];

/** Which runs are looked at, as the address says it. */
export interface MonitorPlace {
  days: Period;
  state: RunState | undefined;
  /** Runs that came to this step, and left it this way. */
  step: string | undefined;
  edge: string | undefined;
}

/** What an address says; what it does not say well is left out. */
export function readMonitor(search: Record<string, unknown>): MonitorPlace {
  const step = text(search.step);
  return {
    days: periods.find((days) => days === Number(search.days)) ?? 30,
    state: runStates.find((state) => state === search.state),
    step,
    edge: step === undefined ? undefined : text(search.edge),
  };
}

/** As short as it can be said. */
export function writeMonitor({ days, state, step, edge }: MonitorPlace): Record<string, string | number> {
  return {
    ...(days !== 30 && { days }),
    ...(state && { state }),
    ...(step !== undefined && { step }),
    ...(step !== undefined && edge !== undefined && { edge }),
  };
}

/** The instant a period begins: the same all hour long, so that what was read for it is found again. */
export function beginningOf(days: number, now: number): string {
  const hour = 3_600_000;
  return new Date(Math.floor(now / hour) * hour - days * 24 * hour).toISOString();
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
