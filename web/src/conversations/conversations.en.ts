import type { Words } from "../i18n/words.ts";
import { actionsEn } from "./actions/actions.en.ts";
import type { conversationsEs } from "./conversations.es.ts";
import { listEn } from "./list/list.en.ts";

export const conversationsEn: Words<typeof conversationsEs> = {
  ...listEn,
  thread: "Conversation",
  context: "Details",
  nameless: "Customer #{{number}}",
  noneOpen: "Choose a conversation",
  noneOpenAbout: "Its history and what is left to do appear here.",
  gone: "You no longer see this conversation",
  goneAbout: "Somebody else has it, it ended, or it went to an inbox you do not serve.",
  back: "Back to the list",
  mentioned: "{{name}} mentioned you",
  seeIt: "See it",
  channels: { whatsapp: "WhatsApp", webchat: "Web chat" },
  window: {
    closes: "24 h window: {{span}} left",
    closed: "24 h window closed",
    shortClosed: "closed",
  },
  act: actionsEn,
};
