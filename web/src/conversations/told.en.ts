import type { Words } from "../i18n/words.ts";
import type { toldEs } from "./told.es.ts";

export const toldEn: Words<typeof toldEs> = {
  ALREADY_OPEN: "This contact already has #{{number}} open on that connection. Go on there.",
  CAPACITY_FULL: "They already hold {{holding}} conversations that wait for us; the most is {{capacity}}.",
  COMMENT_REQUIRED: "An internal comment is missing: {{trigger}}.",
  DISTRIBUTED: "This inbox hands conversations out by itself. You may claim it from {{until}}.",
  LINK_UNCONFIRMED: "They say it is about ticket #{{number}}. Confirm or reject it.",
  MERGE_DUPLICATE:
    "The customer has #{{number}} open on the same channel. Merge them, or close that one first.",
  MOVE_NOT_ALLOWED: "From {{from}} one cannot go straight to {{to}}: this funnel is walked stage by stage.",
  NEWER_OPEN: "This customer already has #{{number}} open on that connection. Go on there.",
  NO_REPLY: "An answer is missing: {{contact}} wrote at {{at}}.",
  PENDING_ACTION: "A task has no owner or no date: {{title}}.",
  TICKET_ARCHIVED: "Ticket #{{number}} is archived: it does not change any more.",
  TICKET_OPEN: "The contact already has ticket #{{number}} open in that funnel. Go on in that one.",
  TICKET_PENDING: "Tasks are open: {{title}}. Finish or cancel them first.",
};
