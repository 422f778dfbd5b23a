import type { Language } from "@relevo/contract/words.ts";

/** What the launcher says to those who cannot see it. */
export const words: Record<Language, { open: string; close: string; chat: string; unread: string }> = {
  es: { open: "Abrir el chat", close: "Cerrar el chat", chat: "Chat", unread: "sin leer" },
  "pt-BR": { open: "Abrir o chat", close: "Fechar o chat", chat: "Chat", unread: "não lidas" },
  en: { open: "Open the chat", close: "Close the chat", chat: "Chat", unread: "unread" },
};
