import type { InboxPolicy, PolicyColumn } from "@relevo/contract/policies.ts";
import type { Language } from "@relevo/contract/words.ts";
import type { Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";

/** The funnels a new account begins with: sales and support, in its language. */
export async function createDefaultFunnels(tx: Tx, language: Language): Promise<void> {
  for (const [position, [name, ...stages]] of plans[language].entries()) {
    const funnel = newId();
    await tx.rows(
      "insert into funnels (account_id, id, name, position, created_at) values ($1, $2, $3, $4, $5)",
      [tx.account, funnel, name, position, tx.at],
    );
    await tx.rows(
      `insert into stages (account_id, id, funnel_id, name, position)
       select $1, id, $2, name, position - 1 from unnest($3::uuid[], $4::text[]) with ordinality as n (id, name, position)`,
      [tx.account, funnel, stages.map(() => newId()), stages],
    );
  }
}

/** Where a preset's automatic tickets of an inbox begin: the first stage of the sales or of the support funnel. */
export async function autoTicketFor(tx: Tx, column: PolicyColumn): Promise<InboxPolicy["autoTicket"]> {
  const position = column === "sales" ? 0 : column === "support" ? 1 : null;
  const [row] = await tx.rows<{ funnelId: string; stageId: string }>(
    `select f.id as "funnelId", s.id as "stageId" from funnels f join stages s on s.account_id = f.account_id and s.funnel_id = f.id
     where f.account_id = $1 and f.position = $2 order by s.position limit 1`,
    [tx.account, position],
  );
  return row ?? null;
}

type Words = readonly (readonly [name: string, ...stages: string[]])[];
const plans: Record<Language, Words> = {
  es: [
    ["Ventas", "Nuevo", "En conversación", "Cotizado", "Pendiente de respuesta", "Ganado", "Perdido"],
    ["Soporte", "Nuevo", "En proceso", "Pendiente", "Resuelto", "Cerrado", "Cancelado"],
  ],
  "pt-BR": [
    ["Vendas", "Novo", "Em conversa", "Cotado", "Aguardando resposta", "Ganho", "Perdido"],
    ["Suporte", "Novo", "Em andamento", "Pendente", "Resolvido", "Encerrado", "Cancelado"],
  ],
  en: [
    ["Sales", "New", "In conversation", "Quoted", "Awaiting answer", "Won", "Lost"],
    ["Support", "New", "In progress", "Pending", "Solved", "Closed", "Cancelled"],
  ],
};
