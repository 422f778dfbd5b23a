import { useState } from "react";
import type { WordKey } from "../../i18n/keys.ts";
import type { Places } from "../../refusals/place.rules.ts";
import type { Webchat } from "./connections-query.ts";
import { sitesIn } from "./sites.rules.ts";

export type WebchatField = "name" | "webchat/greeting" | "webchat/colour" | "webchat/origins";

export const webchatPlaces: Places<WebchatField, WordKey> = {
  fields: {
    name: "settings.connections.wrong.name",
    "webchat/greeting": "settings.connections.wrong.greeting",
    "webchat/colour": "settings.connections.wrong.colour",
    "webchat/origins": "settings.connections.wrong.sites",
  },
};

/** What is typed about a web chat. */
export interface WebchatValues {
  name: string;
  inboxId: string | null;
  greeting: string;
  colour: string;
  /** One to a line. */
  sites: string;
  askName: boolean;
}

export function useWebchatValues(first: () => WebchatValues) {
  return useState(first);
}

export function valuesOf({ name, inbox, webchat }: Webchat): WebchatValues {
  const { greeting, colour, origins, askName } = webchat;
  return { name, inboxId: inbox?.id ?? null, greeting, colour, sites: origins.join("\n"), askName };
}

/** As the wire wants it. */
export function bodyOf({ name, inboxId, greeting, colour, sites, askName }: WebchatValues) {
  return { name, inboxId, webchat: { greeting, colour, origins: sitesIn(sites), askName } };
}
