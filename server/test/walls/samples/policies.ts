import { createCalendar } from "@relevo/contract/calendars.ts";
import { presetPolicy } from "../../../src/inboxes/presets.rules.ts";
import type { Cast } from "../../support/cast.ts";
import type { House } from "../house.ts";
import type { Sample } from "../samples.ts";

const hours = {
  timeZone: "America/Santiago",
  hours: [{ day: 1, from: 540, to: 1080 }],
};

/** Calendars, one of them for the endpoint that removes. */
export interface CalendarsOfHouse {
  calendar: string;
  doomedCalendar: string;
}
export async function furnishCalendars({ clara }: Cast): Promise<CalendarsOfHouse> {
  const make = async (name: string) =>
    (await clara.client.call(createCalendar, { body: { name, ...hours } })).id;
  return { calendar: await make("Oficina"), doomedCalendar: await make("De paso") };
}

export const policySamples: Record<string, (house: House) => Sample> = {
  showPolicy: ({ inboxes }) => ({ params: { id: inboxes.support } }),
  savePolicy: ({ inboxes }) => ({
    params: { id: inboxes.marketing },
    body: { policy: presetPolicy("small_team", "marketing", null), version: 1 },
  }),
  presetPolicy: ({ inboxes }) => ({ params: { id: inboxes.support, preset: "guide" } }),
  listPolicyVersions: ({ inboxes }) => ({ params: { id: inboxes.support } }),
  listCalendars: () => ({}),
  createCalendar: () => ({ body: { name: "Otro horario", ...hours } }),
  editCalendar: ({ calendar }) => ({ params: { id: calendar }, body: { name: "Oficina", ...hours } }),
  removeCalendar: ({ doomedCalendar }) => ({ params: { id: doomedCalendar } }),
};
