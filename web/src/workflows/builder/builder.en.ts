import type { Words } from "../../i18n/words.ts";
import type { builderEs } from "./builder.es.ts";

export const builderEn: Words<typeof builderEs> = {
  title: "",
};
