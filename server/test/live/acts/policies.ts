import type { Acts } from "../acts.ts";

export const policyActs = {} satisfies Partial<Acts>;
