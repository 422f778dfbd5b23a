import type { Words } from "../i18n/words.ts";
import { factsPt } from "./facts/facts.pt.ts";
import { historyPt } from "./history/history.pt.ts";
import { infoPt } from "./info/info.pt.ts";
import { movePt } from "./move/move.pt.ts";
import { screenPt } from "./screen/screen.pt.ts";
import type { ticketEs } from "./ticket.es.ts";

export const ticketPt: Words<typeof ticketEs> = {
  resolutions: { won: "Ganho", lost: "Perdido", none: "Sem marcar" },
  stages: {
    human: "Etapa humana",
    ai: "Etapa de IA",
    won: "Etapa ganha",
    lost: "Etapa perdida",
    closing: "Etapa de encerramento",
  },
  sources: {
    user: "À mão",
    stage_type: "Pelo tipo da etapa",
    entry: "Regra ao entrar",
    exit: "Regra ao sair",
    time: "Regra por tempo",
    periodic: "Regra periódica",
    inbox: "Por troca de caixa de entrada",
    stage_removed: "A etapa foi removida",
    workflow: "Fluxo de trabalho",
    ai: "IA",
    merge: "União de contatos",
  },
  move: movePt,
  info: infoPt,
  facts: factsPt,
  screen: screenPt,
  history: historyPt,
};
