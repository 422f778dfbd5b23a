import type { Words } from "../i18n/words.ts";
import type { conversationsEs } from "./conversations.es.ts";

export const conversationsEn: Words<typeof conversationsEs> = {
  list: "Conversations",
  thread: "Conversation",
  context: "Details",
  noneOpen: "Choose a conversation",
  noneOpenAbout: "Its history and what is left to do appear here.",
  noneYet: "No conversations yet",
  noneYetAbout: "When a customer writes through a connected channel, it appears in this list.",
};
