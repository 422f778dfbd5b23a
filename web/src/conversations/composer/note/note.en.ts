import type { Words } from "../../../i18n/words.ts";
import type { noteEs } from "./note.es.ts";

export const noteEn: Words<typeof noteEs> = {
  chips: "This comment is about",
  triggers: {
    external: "Contact outside",
    missing_data: "Missing data",
    handover: "Somebody else must act",
    unusual: "Out of the ordinary",
  },
  channel: "Channel",
  channels: {
    phone: "Phone call",
    whatsapp_direct: "Direct WhatsApp",
    in_person: "In person",
    diversion: "Diverted by hand",
  },
  by: {
    phone: "by phone",
    whatsapp_direct: "by direct WhatsApp",
    in_person: "in person",
    diversion: "by hand-over to another channel",
  },
  at: "Date",
  missing: "What is missing",
  missingHint: "Email, tax id, order number…",
  next: "Next step",
  nextHint: "What whoever goes on must do",
  datumMissing: {
    external: "Choose the channel and the date.",
    missing_data: "Write which data is missing.",
    handover: "Write the next step.",
  },
  heading: "Next heading",
  presets: "Models",
  preset: {
    missing_data: "The customer's data is missing",
    external: "Contact outside of the desk",
    handover: "Another team is needed",
  },
};
