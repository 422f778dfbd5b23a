import type { Failure } from "@relevo/contract/refusals.ts";
import type { TemplateUse } from "@relevo/contract/templates.ts";
import type { z } from "zod";
import { checkUse } from "../channels/whatsapp/templates/template.rules.ts";
import type { KnownTemplate, TemplateFacts } from "./template-facts.ts";

export type Use = z.infer<typeof TemplateUse>;

/** The template of a use, or what keeps it from being sent to this contact over this connection. */
export function usable(
  use: Use,
  to: { contact: string; connection: string },
  facts: TemplateFacts,
): { template: KnownTemplate } | { failures: readonly Failure[] } {
  const template = facts.templates.get(use.templateId);
  if (!template) return { failures: [{ code: "NOT_FOUND" }] };
  const failures: Failure[] = [];
  if (template.connection !== to.connection)
    failures.push({ code: "TEMPLATE_NOT_APPROVED", data: { connection: true } });
  if (facts.optedOut.has(to.contact)) failures.push({ code: "OPTED_OUT" });
  const mimeType = use.fileId ? facts.files.get(use.fileId) : null;
  if (mimeType === undefined) failures.push({ code: "NOT_FOUND", pointer: "/fileId" });
  else failures.push(...checkUse(template.state, template.parts, { values: use.values, mimeType }));
  return failures.length > 0 ? { failures } : { template };
}
