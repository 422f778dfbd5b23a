import type { Words } from "../i18n/words.ts";
import type { conversationsEs } from "./conversations.es.ts";

export const conversationsPt: Words<typeof conversationsEs> = {
  list: "Conversas",
  thread: "Conversa",
  context: "Detalhes",
  noneOpen: "Escolha uma conversa",
  noneOpenAbout: "A história dela e o que falta fazer aparecem aqui.",
  noneYet: "Ainda não há conversas",
  noneYetAbout: "Quando um cliente escrever por um canal conectado, ela aparecerá nesta lista.",
};
