import type { Words } from "../../i18n/words.ts";
import type { historyEs } from "./history.es.ts";

export const historyEn: Words<typeof historyEs> = {
  title: "History",
  more: "Show more",
  desk: "Relevo",
  nobody: "nobody",
  empty: "Nothing has happened yet.",
  why: "Reason: {{reason}}",
  note: "“{{note}}”",
  said: {
    created: "{{actor}} created it in {{to}}",
    moved: "{{actor}} moved it from {{from}} to {{to}}",
    resolved: {
      won: "{{actor}} marked it won",
      lost: "{{actor}} marked it lost",
    },
    resolution_cleared: "{{actor}} took its mark off",
    archived: "{{actor}} archived it",
    archivedTo: "{{actor}} archived it; it returns to {{to}}",
    restored: "{{actor}} took it back onto the board",
    assigned: "{{actor}} passed it from {{from}} to {{to}}",
    given: "{{actor}} gave it to {{to}}",
    taken: "{{actor}} took it",
    released: "{{actor}} left it without an owner",
    changed: "{{actor}} changed {{fields}}",
    absorbed: "It gave way to the ticket {{actor}} chose",
    deferred: "Not archived yet: {{why}}",
    unowned: "Nobody owns it in this stage",
  },
};
