import { settingsEs } from "../settings/settings.es.ts";
import { esFirst } from "./es-first.ts";

/** Every word of the interface, by folder. Spanish is the original; pt.ts and en.ts follow it. */
export const es = { ...esFirst, settings: settingsEs } as const;
