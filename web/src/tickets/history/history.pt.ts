import type { Words } from "../../i18n/words.ts";
import type { historyEs } from "./history.es.ts";

export const historyPt: Words<typeof historyEs> = {
  title: "Histórico",
  more: "Ver mais",
  desk: "Relevo",
  nobody: "ninguém",
  empty: "Ainda não aconteceu nada.",
  why: "Motivo: {{reason}}",
  note: "“{{note}}”",
  said: {
    created: "{{actor}} o criou em {{to}}",
    moved: "{{actor}} o moveu de {{from}} para {{to}}",
    resolved: {
      won: "{{actor}} o marcou como ganho",
      lost: "{{actor}} o marcou como perdido",
    },
    resolution_cleared: "{{actor}} tirou a marca dele",
    archived: "{{actor}} o arquivou",
    archivedTo: "{{actor}} o arquivou; volta para {{to}}",
    restored: "{{actor}} o devolveu ao quadro",
    assigned: "{{actor}} o passou de {{from}} para {{to}}",
    given: "{{actor}} o deu a {{to}}",
    taken: "{{actor}} o assumiu",
    released: "{{actor}} o deixou sem responsável",
    changed: "{{actor}} alterou {{fields}}",
    absorbed: "Deu lugar ao ticket que {{actor}} escolheu",
    deferred: "Ainda não foi arquivado: {{why}}",
    unowned: "Ficou sem responsável nesta etapa",
  },
};
