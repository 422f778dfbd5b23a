import type { Language } from "@relevo/contract/words.ts";
import { mayReply } from "../conversations/can.rules.ts";
import { allow, heldOne } from "../conversations/load.ts";
import { lineOf } from "../conversations/merge/line.ts";
import { actorOf, type Caller } from "../platform/caller.ts";
import type { Tx } from "../platform/db.ts";
import { question, sayByItself } from "./say.ts";
import { buttons } from "./words.rules.ts";

/** Asks the customer ¿Quedó resuelto? Asked again before anything else was said, it asks once. */
export async function askResolved(tx: Tx, caller: Caller, id: string): Promise<void> {
  const row = await heldOne(tx, caller, id);
  allow(mayReply(caller, row, tx.at), { owner: row.owner_name });
  const [facts] = await tx.rows<{ language: Language; asked: boolean }>(
    `select a.language, coalesce((select m.data->>'kind' = $3 and m.state not in ('failed', 'cancelled') from messages m
       where m.account_id = $1 and m.conversation_id = $2 order by m.at desc, m.id desc limit 1), false) as asked
     from accounts a where a.id = $1`,
    [tx.account, row.id, question],
  );
  if (!facts || facts.asked) return;
  const { text, plain, yes, no } = words[facts.language];
  const choices = [
    { id: buttons.yes, title: yes },
    { id: buttons.no, title: no },
  ];
  const buttoned = row.channel === "whatsapp";
  const place = { conversation: row.id, contact: row.contact_id, connection: await lineOf(tx, row) };
  const saying = { ...place, kind: question, text: buttoned ? text : plain } as const;
  await sayByItself(tx, actorOf(caller), [{ ...saying, choices: buttoned ? choices : [] }]);
}

/** `plain` where there are no buttons: the answer is written. */
const words: Record<Language, { text: string; plain: string; yes: string; no: string }> = {
  es: { text: "¿Quedó resuelto?", plain: "¿Quedó resuelto? Responde Sí o No.", yes: "Sí", no: "No" },
  "pt-BR": {
    text: "Ficou resolvido?",
    plain: "Ficou resolvido? Responda Sim ou Não.",
    yes: "Sim",
    no: "Não",
  },
  en: { text: "Was it solved?", plain: "Was it solved? Answer Yes or No.", yes: "Yes", no: "No" },
};
