import { cityOf, zonesOf } from "./place-guess.rules.ts";

/** The zones of the country, or all of them where this browser knows none of it; the chosen one in any case. */
export function namedZones(country: string, chosen: string) {
  const own = country === "" ? [] : zonesOf(country);
  const zones = own.length > 0 ? own : Intl.supportedValuesOf("timeZone");
  return [...new Set([chosen, ...zones])]
    .map((zone) => ({ id: zone, name: cityOf(zone), hint: distanceOf(zone) }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** "GMT-3": how far the zone is from Greenwich today. */
function distanceOf(timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" }).formatToParts();
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}
