import type { Acts } from "../acts.ts";

export const ticketActs = {} satisfies Partial<Acts>;
