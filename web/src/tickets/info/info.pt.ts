import type { Words } from "../../i18n/words.ts";
import type { infoEs } from "./info.es.ts";

export const infoPt: Words<typeof infoEs> = {
  title: "Informação do ticket",
  about: "Como terminou este ciclo?",
  resolution: "Resultado",
  close: "Encerramento do ticket",
  closeAbout: "É arquivado: sai do quadro e a próxima mensagem do cliente abre um ticket novo.",
  returnFunnel: "Funil de retorno",
  returnStage: "Etapa de retorno",
  save: "Salvar",
  by: "Marcado",
  reason: "Motivo",
  resolvedAt: "Desde",
  archivedAt: "Arquivado",
  returns: "Volta para",
};
