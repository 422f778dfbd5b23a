import type { Words } from "../../i18n/words.ts";
import type { endingEs } from "./ending.es.ts";

export const endingPt: Words<typeof endingEs> = {
  close: "Encerrar…",
  finalise: "Finalizar…",
  undoClose: "Desfazer o encerramento",
  reopen: "Reabrir…",
  discard: "Descartar…",
  settle: "Não precisa de resposta",
  settled: "Não precisa de resposta",
  unsettle: "Precisa de resposta",
  snooze: "Adiar…",
  unsnooze: "Retomar agora",
  flag: "Marcar como fora do comum",
  unflag: "Tirar a marca de fora do comum",
};
