import type { Input } from "@relevo/contract/endpoint.ts";
import type { editFunnel, Funnel } from "@relevo/contract/funnels.ts";
import type { Failure } from "@relevo/contract/refusals.ts";

export type FunnelBody = Input<typeof editFunnel>["body"];

/** What is wrong with a funnel's settings, by pointer. */
export function funnelFailures(body: FunnelBody, now: Funnel, members: ReadonlySet<string>): Failure[] {
  const failures: Failure[] = [];
  const wrong = (pointer: string, detail: string) => failures.push({ code: "INVALID", pointer, detail });
  if (body.currency !== null && !currencies.has(body.currency))
    wrong("/currency", "There is no such currency.");
  const pricing = now.stages.find(({ requirements }) =>
    requirements.some(({ fields }) => fields.includes("value")),
  );
  if (body.currency === null && pricing) wrong("/currency", `The stage ${pricing.name} asks for the value.`);
  for (const [i, id] of body.memberIds.entries())
    if (!members.has(id)) wrong(`/memberIds/${i}`, "There is no such person.");
  for (const [i, reason] of body.reasons.entries()) {
    const known = now.reasons.find(({ id }) => id === reason.id);
    if (reason.id !== undefined && !known) wrong(`/reasons/${i}/id`, "There is no such reason.");
    if (known && known.kind !== reason.kind) wrong(`/reasons/${i}/kind`, "A reason keeps its kind.");
    const same = body.reasons.findIndex(
      (other) =>
        (reason.id !== undefined && other.id === reason.id) ||
        (other.kind === reason.kind && other.name === reason.name),
    );
    if (same < i) wrong(`/reasons/${i}/name`, "This reason stands there twice.");
  }
  return failures;
}

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));
