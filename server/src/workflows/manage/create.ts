import type { Input } from "@relevo/contract/endpoint.ts";
import type { Language } from "@relevo/contract/words.ts";
import type { Definition, createWorkflow as shape } from "@relevo/contract/workflows.ts";
import type { Caller } from "../../platform/caller.ts";
import type { Tx } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { found, refuseField } from "../../platform/refusal.ts";
import { templateOf } from "../templates.rules.ts";
import { insertDraft } from "./insert.ts";

/**
 * Makes a draft: empty, from a template in the caller's language, or as a copy of another's draft. Answers its id.
 * @throws NOT_FOUND for what is copied, INVALID, NAME_TAKEN, TOO_MANY_WORKFLOWS
 */
export async function createDraft(
  tx: Tx,
  desk: Pick<Desk, "secrets">,
  caller: Caller,
  { name, template, copyOf }: Input<typeof shape>["body"],
): Promise<string> {
  if (template && copyOf) refuseField("/copyOf");
  const draft = copyOf
    ? await draftOf(tx, copyOf)
    : template
      ? templateOf(template, await languageOf(tx, caller))
      : empty;
  return insertDraft(tx, desk, caller, name, draft);
}

const empty: Definition = {
  trigger: null,
  conditions: { join: "and", items: [] },
  oncePerContact: false,
  endsWithConversation: false,
  first: null,
  steps: [],
};

async function draftOf(tx: Tx, id: string): Promise<Definition> {
  const [row] = await tx.rows<{ draft: Definition }>(
    "select draft from workflows where account_id = $1 and id = $2 and removed_at is null",
    [tx.account, id],
  );
  return found(row).draft;
}

async function languageOf(tx: Tx, { member }: Caller): Promise<Language> {
  const [row] = await tx.rows<{ language: Language }>(
    "select language from members where account_id = $1 and id = $2",
    [tx.account, member],
  );
  return found(row).language;
}
