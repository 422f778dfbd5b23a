import type { Words } from "../../i18n/words.ts";
import type { templatesEs } from "./templates.es.ts";

export const templatesEn: Words<typeof templatesEs> = {
  title: "Templates",
  about:
    "Messages WhatsApp approved beforehand: the only thing that can be sent once 24 h have passed since the customer's last message. They are made in WhatsApp's manager, and Relevo reads them every six hours.",
  noConnection: "Templates belong to a WhatsApp number",
  noConnectionAbout: "Connect one, and the templates it has approved appear here.",
  connect: "Connect WhatsApp",
  none: "This number has no templates yet",
  noneAbout:
    "Make them in WhatsApp's manager, under Account tools › Message templates. Meta usually reviews them within minutes; then synchronise.",
  noMatch: "No template says that",
  noMatchAbout: "The name and the text are searched.",
  connection: "Connection",
  search: "Search the templates",
  sync: "Synchronise now",
  synced_one: "{{count}} template was read",
  synced_other: "{{count}} templates were read",
  read: "Read from WhatsApp",
  more: "See more",
  count_one: "{{count}} variable",
  count_other: "{{count}} variables",
  variable: "Variable {{key}}",
  rejection: "WhatsApp rejected it: {{why}}",
  noRejection: "WhatsApp rejected it without saying why.",
  preview: "Preview of {{name}}",
  states: {
    approved: "Approved",
    pending: "In review",
    rejected: "Rejected",
    paused: "Paused by WhatsApp",
    disabled: "Disabled",
    missing: "No longer in WhatsApp",
  },
  categories: {
    marketing: "Marketing",
    utility: "Utility",
    authentication: "Authentication",
  },
  headers: { image: "Picture", video: "Video", document: "Document" },
};
