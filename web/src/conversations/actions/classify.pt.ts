import type { Words } from "../../i18n/words.ts";
import type { classifyEs } from "./classify.es.ts";

export const classifyPt: Words<typeof classifyEs> = {
  title: "Classificar a conversa de {{name}}",
  about: "Escolha a caixa de entrada e o motivo do contato. Agora: {{inbox}}.",
  aboutReason: "Escolha a caixa de entrada e o motivo do contato. Agora: {{inbox}} › {{reason}}.",
  leaving: "Para sair de {{inbox}} é preciso escolher um motivo.",
  find: "Buscar caixa de entrada ou motivo",
  noReason: "Sem motivo",
  now: "Está aqui",
  toMe: "Atribuir a mim",
  unserved: "Você não atende esta caixa de entrada: deixará de vê-la",
  commentDue: "Antes de movê-la falta um comentário.",
  chosen: "Passa para {{place}}",
  move: "Mover",
  change: "Mudar",
};
