import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Instant } from "./words.ts";

export const release = endpoint({
  method: "POST",
  path: "/account/release",
  summary: "Release a restored desk: deadlines fire again. What was on its way out stays uncertain.",
  access: "operations",
  status: 204,
});
export const listHeld = endpoint({
  method: "GET",
  path: "/account/held",
  summary: "What a restore found on its way out, and what waits to fire.",
  access: "operations",
  response: z.object({
    held: z.boolean(),
    uncertain: z.int(),
    deadlines: z.array(z.object({ kind: z.string(), count: z.int(), next: Instant })),
  }),
});
/** Only with RELEVO_TEST_CLOCK=1: moves the one clock through every due instant. */
export const stepClock = endpoint({
  method: "POST",
  path: "/test-clock",
  summary: "Step the test clock to an instant (or just settle); answers when nothing is left before it.",
  access: "public",
  body: z.object({ to: Instant.optional() }),
  response: z.object({ now: Instant }),
});
