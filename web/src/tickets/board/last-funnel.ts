import { stored } from "../../shell/stored.ts";

/** The funnel one looked at last, in this browser. */
export const lastFunnel = stored("relevo.funnel", (raw) => (typeof raw === "string" ? raw : undefined));
