import type { Input } from "@relevo/contract/endpoint.ts";
import type { editStage, Funnel } from "@relevo/contract/funnels.ts";
import type { Failure } from "@relevo/contract/refusals.ts";

export type StageBody = Input<typeof editStage>["body"];
/** What a stage's settings may name. */
export interface Nameable {
  /** The account's stages. */
  stages: ReadonlySet<string>;
  /** The company's own fields. */
  fields: ReadonlySet<string>;
  /** People who work. */
  members: ReadonlySet<string>;
  groups: ReadonlySet<string>;
  currency: Funnel["currency"];
}

/** What is wrong with a stage's settings, by pointer. */
export function stageFailures(id: string, body: StageBody, there: Nameable): Failure[] {
  const failures: Failure[] = [];
  const wrong = (pointer: string, detail: string) => failures.push({ code: "INVALID", pointer, detail });
  for (const [i, { fromId, fields }] of body.requirements.entries()) {
    const at = `/requirements/${i}`;
    if (fromId === id) wrong(`${at}/fromId`, "A ticket does not come into a stage from itself.");
    else if (fromId !== null && !there.stages.has(fromId)) wrong(`${at}/fromId`, "There is no such stage.");
    if (body.requirements.findIndex((other) => other.fromId === fromId) < i)
      wrong(`${at}/fromId`, "This stage stands there twice.");
    for (const [n, field] of fields.entries()) {
      const own = field.startsWith("field:") ? field.slice("field:".length) : null;
      if (own !== null && !there.fields.has(own)) wrong(`${at}/fields/${n}`, "There is no such field.");
      if (field === "value" && there.currency === null)
        wrong(`${at}/fields/${n}`, "This funnel has no currency.");
    }
  }
  const { memberIds = [], groupId = null } = body.assignment ?? {};
  for (const [i, member] of memberIds.entries())
    if (!there.members.has(member)) wrong(`/assignment/memberIds/${i}`, "There is no such active person.");
  if (groupId !== null && !there.groups.has(groupId)) wrong("/assignment/groupId", "There is no such team.");
  return failures;
}
