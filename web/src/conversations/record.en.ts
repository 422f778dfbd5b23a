import type { Words } from "../i18n/words.ts";
import type { recordEs } from "./record.es.ts";

export const recordEn: Words<typeof recordEs> = {
  evidence: {
    replied: "I already replied",
    elsewhere: "It went on in another channel",
    follow_up: "A task or ticket remains",
    confirmed: "The customer confirmed",
  },
  outcomes: {
    resolved: "Resolved",
    informed: "Informed",
    passed_on: "Passed on",
    unsolved: "Unsolved",
    no_response: "The customer did not answer",
  },
  discards: {
    thanks: "Thanks",
    wrong_number: "Wrong number",
    spam: "Spam",
    advertising: "Advertising",
    automatic: "Automatic message",
  },
};
