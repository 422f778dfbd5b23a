import type { es } from "./es.ts";
import type { PlainPath } from "./words.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof es };
  }
}

/** A word that stands without variables: what an action or a place carries as its label. */
export type WordKey = Exclude<PlainPath<typeof es>, `${string}_one` | `${string}_other`>;
