import type { Acts } from "../acts.ts";

export const ownershipActs = {} satisfies Partial<Acts>;
