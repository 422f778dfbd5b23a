import { templateKeys } from "@relevo/contract/workflow-variables.ts";
import type { JsonObject } from "../../channels/inbound/item.ts";
import { partsOf } from "../../channels/whatsapp/templates/template.rules.ts";
import { sendTemplates } from "../../conversations/template.ts";
import type { Tx } from "../../platform/db.ts";
import { found } from "../../platform/refusal.ts";
import type { Outcome } from "../effects.rules.ts";
import { type Apply, conversationOf, done } from "./acting.ts";

/** Sends templates; from an expired conversation it opens the next one. */
export const template: Apply<"template"> = async (tx, by, acting) => {
  const keys = await keysOf(
    tx,
    acting.map(({ effect }) => effect.template),
  );
  const sent = await sendTemplates(
    tx,
    by,
    acting.map((one) => {
      const { template: templateId, values } = one.effect;
      // What is filled with nothing is a value that is missing.
      const given = (keys.get(templateId) ?? []).flatMap(
        (key) => (Object.hasOwn(values, key) && values[key]) || [],
      );
      return { conversation: conversationOf(one), id: undefined, use: { templateId, values: given } };
    }),
  );
  return acting.map((_, i): Outcome => {
    const one = found(sent[i]);
    return "failures" in one ? { done: false, failures: one.failures } : done;
  });
};

/** The names of the templates' values, in order, by template. */
async function keysOf(tx: Tx, templates: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.rows<{ id: string; components: JsonObject[] }>(
    "select id, components from templates where account_id = $1 and id = any($2::uuid[])",
    [tx.account, [...new Set(templates)]],
  );
  return new Map(rows.map(({ id, components }) => [id, templateKeys(partsOf(components).variables)]));
}
