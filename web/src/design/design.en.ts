import type { Words } from "../i18n/words.ts";
import type { designEs } from "./design.es.ts";

export const designEn: Words<typeof designEs> = {
  back: "Back",
  choose: "Choose…",
  hide: "Hide",
  loading: "Loading…",
  noMatch: "Nothing matches the search.",
  notices: "Notices",
  search: "Search…",
};
