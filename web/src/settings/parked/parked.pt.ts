import type { Words } from "../../i18n/words.ts";
import type { parkedEs } from "./parked.es.ts";

export const parkedPt: Words<typeof parkedEs> = {
  title: "Entrada retida",
  about:
    "O que chegou por um canal e não pôde ser recebido. Não se perde: fica guardado com seu erro e dá para tentar de novo.",
  none: "Nada retido",
  noneAbout:
    "Tudo o que chegou foi recebido. Se um dia um canal enviar algo que não se entende, aparecerá aqui com seu erro.",
  replayAll: "Tentar tudo de novo",
  replay: "Tentar de novo",
  replayOf: "Tentar de novo o de {{when}}",
  replayed_one: "Tentando {{count}} de novo. Se falhar outra vez, continuará aqui.",
  replayed_other: "Tentando {{count}} de novo. O que falhar outra vez continuará aqui.",
  replayedNone: "Não foi possível tentar de novo: ainda não há uma conexão para isso.",
  unknown: "Sem conexão que o receba",
  tries_one: "{{count}} tentativa",
  tries_other: "{{count}} tentativas",
  noError: "Sem detalhe do erro",
  most: "São mostrados os 200 mais recentes.",
};
