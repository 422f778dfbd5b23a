import type { House } from "../house.ts";
import type { Sample } from "../samples.ts";

export const ownershipSamples: Record<string, (house: House) => Sample> = {
  showTeam: () => ({}),
  setAvailability: ({ beto }) => ({ params: { id: beto.id }, body: { available: false } }),
  handOver: ({ beto, ana }) => ({
    params: { id: beto.id },
    body: { memberIds: [ana.id], reason: "de vacaciones" },
  }),
  attendNext: ({ inboxes }) => ({ body: { inboxId: inboxes.global } }),
};
