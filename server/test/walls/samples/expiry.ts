import type { House } from "../house.ts";
import type { Sample } from "../samples.ts";

export const expirySamples: Record<string, (house: House) => Sample> = {
  snooze: ({ conversation }) => ({ params: { id: conversation }, body: { until: null } }),
  unsnooze: ({ conversation }) => ({ params: { id: conversation } }),
  askResolved: ({ conversation }) => ({ params: { id: conversation } }),
};
