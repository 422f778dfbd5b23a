import { factsEs } from "./facts/facts.es.ts";
import { historyEs } from "./history/history.es.ts";
import { infoEs } from "./info/info.es.ts";
import { moveEs } from "./move/move.es.ts";
import { screenEs } from "./screen/screen.es.ts";

/** What a ticket's own screen and dialogs say; it comes with them. */
export const ticketEs = {
  resolutions: { won: "Ganado", lost: "Perdido", none: "Sin marcar" },
  stages: {
    human: "Etapa humana",
    ai: "Etapa de IA",
    won: "Etapa ganada",
    lost: "Etapa perdida",
    closing: "Etapa de cierre",
  },
  sources: {
    user: "A mano",
    stage_type: "Por el tipo de etapa",
    entry: "Regla al entrar",
    exit: "Regla al salir",
    time: "Regla por tiempo",
    periodic: "Regla periódica",
    inbox: "Por cambio de bandeja",
    stage_removed: "Se eliminó la etapa",
    workflow: "Flujo de trabajo",
    ai: "IA",
    merge: "Unión de contactos",
  },
  move: moveEs,
  info: infoEs,
  facts: factsEs,
  screen: screenEs,
  history: historyEs,
} as const;
