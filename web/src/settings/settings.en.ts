import type { Words } from "../i18n/words.ts";
import type { settingsEs } from "./settings.es.ts";

export const settingsEn: Words<typeof settingsEs> = {
  sections: {
    label: "Sections of the settings",
    start: "Getting started",
    connections: "Connections",
    people: "People and teams",
    inboxes: "Inboxes",
    keys: "API keys",
    parked: "Parked inbound",
    profile: "My profile",
  },
};
