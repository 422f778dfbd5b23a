import type { Words } from "../../i18n/words.ts";
import type { moveEs } from "./move.es.ts";

export const movePt: Words<typeof moveEs> = {
  pick: "Mover",
  pickStage: "Mover para a etapa",
  title: "Mover para {{stage}}",
  act: "Mover",
  moveAndArchive: "Mover e arquivar",
  cancel: "Cancelar",
  goesTo: "Passa para {{stage}}.",
  marks: { won: "É marcado como ganho.", lost: "É marcado como perdido." },
  archives: "É arquivado e sai do quadro.",
  archivesTo: "É arquivado e sai do quadro; da próxima vez volta para {{place}}.",
  closes_one: "A conversa aberta dele é encerrada.",
  closes_other: "As {{count}} conversas abertas dele são encerradas.",
  later: "Será arquivado sozinho quando o que falta estiver resolvido.",
  laterTo:
    "Será arquivado sozinho quando o que falta estiver resolvido; da próxima vez volta para {{place}}.",
  missing_one: "Falta um dado",
  missing_other: "Faltam {{count}} dados",
  reason: "Motivo",
  reasonOptional: "Motivo (opcional)",
  noReason: "Sem motivo",
  clear: {
    won: "Tirar a marca de ganho",
    lost: "Tirar a marca de perdido",
  },
  closing: {
    title: "Encerramento da conversa",
    ready: "pronta para encerrar",
    open: "Abrir o encerramento",
    outcome: "Resultado do atendimento",
    reason: "Motivo do contato",
    note: "Nota",
    noteOptional: "Nota (opcional)",
    needsRecord: "falta o registro",
  },
  pending: {
    title: "Ainda há algo pendente",
    unanswered: "O cliente espera resposta na conversa expirada",
    confirm: "Arquivar mesmo assim",
    blocked: "Resolva antes de arquivar: este funil não deixa nada pendente.",
  },
  done: {
    moved: "#{{number}} movido para {{stage}}",
    won: "Marcado como ganho",
    lost: "Marcado como perdido",
    archived: "Arquivado",
    returns: "Da próxima vez volta para {{place}}.",
    deferred: "É arquivado sozinho quando o pendente for resolvido.",
    saved: "Ticket salvo",
  },
};
