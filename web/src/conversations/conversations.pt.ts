import type { Words } from "../i18n/words.ts";
import { actionsPt } from "./actions/actions.pt.ts";
import type { conversationsEs } from "./conversations.es.ts";
import { listPt } from "./list/list.pt.ts";

export const conversationsPt: Words<typeof conversationsEs> = {
  ...listPt,
  thread: "Conversa",
  context: "Detalhes",
  nameless: "Cliente #{{number}}",
  noneOpen: "Escolha uma conversa",
  noneOpenAbout: "A história dela e o que falta fazer aparecem aqui.",
  gone: "Você não vê mais esta conversa",
  goneAbout: "Outra pessoa a atende, ela terminou ou passou para uma caixa de entrada que você não atende.",
  back: "Voltar à lista",
  mentioned: "{{name}} mencionou você",
  seeIt: "Ver",
  channels: { whatsapp: "WhatsApp", webchat: "Chat do site" },
  window: {
    closes: "Janela de 24 h: restam {{span}}",
    closed: "Janela de 24 h fechada",
    shortClosed: "fechada",
  },
  act: actionsPt,
};
