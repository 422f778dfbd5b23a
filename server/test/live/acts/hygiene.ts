import type { Acts } from "../acts.ts";

export const hygieneActs = {} satisfies Partial<Acts>;
