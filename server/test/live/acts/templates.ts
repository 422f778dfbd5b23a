import type { Acts } from "../acts.ts";

export const templateActs = {} satisfies Partial<Acts>;
