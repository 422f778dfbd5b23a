import type { Words } from "../i18n/words.ts";
import type { toldEs } from "./told.es.ts";

export const toldPt: Words<typeof toldEs> = {
  ALREADY_OPEN: "Este contato já tem aberta a #{{number}} por esse canal. Continue nela.",
  CAPACITY_FULL: "Já tem {{holding}} conversas esperando resposta; o máximo é {{capacity}}.",
  COMMENT_REQUIRED: "Falta um comentário interno: {{trigger}}.",
  DISTRIBUTED:
    "Esta caixa de entrada distribui as conversas sozinha. Você poderá assumi-la a partir das {{until}}.",
  LINK_UNCONFIRMED: "Diz que é pelo ticket #{{number}}. Confirme ou recuse.",
  MERGE_DUPLICATE: "O cliente tem aberta a #{{number}} no mesmo canal. Una as duas ou encerre a outra antes.",
  MOVE_NOT_ALLOWED: "De {{from}} não se passa direto a {{to}}: neste funil se avança uma etapa por vez.",
  NEWER_OPEN: "Este cliente já tem aberta a #{{number}} por esse canal. Continue nela.",
  NO_REPLY: "Falta responder: {{contact}} escreveu às {{at}}.",
  PENDING_ACTION: "Ficou uma tarefa sem responsável ou data: {{title}}.",
  TICKET_ARCHIVED: "O ticket #{{number}} está arquivado: não muda mais.",
  TICKET_OPEN: "O contato já tem aberto o ticket #{{number}} nesse funil. Continue nele.",
  TICKET_PENDING: "Há tarefas abertas: {{title}}. Termine ou cancele primeiro.",
};
