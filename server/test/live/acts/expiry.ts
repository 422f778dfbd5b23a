import type { Acts } from "../acts.ts";

export const expiryActs = {} satisfies Partial<Acts>;
