import type { Words } from "../i18n/words.ts";
import type { designEs } from "./design.es.ts";

export const designPt: Words<typeof designEs> = {
  back: "Voltar",
  choose: "Escolher…",
  hide: "Ocultar",
  loading: "Carregando…",
  noMatch: "Nada corresponde à busca.",
  notices: "Avisos",
  search: "Buscar…",
};
