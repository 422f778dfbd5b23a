import type { Acts } from "../acts.ts";

export const closingActs = {} satisfies Partial<Acts>;
