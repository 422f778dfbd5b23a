import type { Failure } from "@relevo/contract/refusals.ts";
import type { z } from "zod";
import { cleanJson, type JsonObject } from "./clean.rules.ts";
import { Refusal } from "./refusal.ts";

/** Validates one part of a request; every bad field is told at once, by JSON pointer. */
export function parse(schema: z.ZodType | undefined, value: unknown, at: string): unknown {
  if (!schema) return {};
  // The body was cleaned when it was read; an address may hold what the database cannot, too.
  const answer = schema.safeParse(at === "" ? (value ?? {}) : cleanJson((value ?? {}) as JsonObject).value);
  if (answer.success) return answer.data;
  const failures = answer.error.issues.slice(0, 20).map(
    (issue): Failure => ({
      code: "INVALID",
      pointer: `${at}/${issue.path.map(String).join("/")}`,
      detail: issue.message,
    }),
  );
  throw new Refusal(failures);
}
