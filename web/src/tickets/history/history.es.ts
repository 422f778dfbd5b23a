/** What happened to a ticket, who did it, and by what. */
export const historyEs = {
  title: "Historial",
  more: "Ver más",
  desk: "Relevo",
  nobody: "nadie",
  empty: "Todavía no pasó nada.",
  why: "Motivo: {{reason}}",
  note: "«{{note}}»",
  said: {
    created: "{{actor}} lo creó en {{to}}",
    moved: "{{actor}} lo movió de {{from}} a {{to}}",
    resolved: {
      won: "{{actor}} lo marcó ganado",
      lost: "{{actor}} lo marcó perdido",
    },
    resolution_cleared: "{{actor}} le quitó la marca",
    archived: "{{actor}} lo archivó",
    archivedTo: "{{actor}} lo archivó; vuelve a {{to}}",
    restored: "{{actor}} lo devolvió al tablero",
    assigned: "{{actor}} lo pasó de {{from}} a {{to}}",
    changed: "{{actor}} cambió {{fields}}",
    absorbed: "Cedió su lugar al ticket que eligió {{actor}}",
    deferred: "No se archivó todavía: {{why}}",
    unowned: "Quedó sin responsable en esta etapa",
  },
} as const;
