import type { House } from "../house.ts";
import type { Sample } from "../samples.ts";

export const ownershipSamples: Record<string, (house: House) => Sample> = {};
