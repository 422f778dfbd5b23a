import { claim, transfer } from "@relevo/contract/conversations.ts";
import { rowsOf } from "../../support/rows.ts";
import type { Acts } from "../acts.ts";

export const ownershipActs = {
  "conversation.transferred": async ({ id, on }) => {
    await on.people.ana.client.call(claim, { params: { id } });
    await on.people.ana.client.call(transfer, { params: { id }, body: { memberId: on.people.beto.id } });
  },
  // Ana, since she sees it before and after: a thread that left one's sight is read anew.
  "conversation.requeued": async ({ id, who, on }) => {
    const active = (is: boolean) =>
      rowsOf(on.desk, on.people.account, "update members set active = $2 where id = $1", [
        on.people.ana.id,
        is,
      ]);
    await on.people.ana.client.call(claim, { params: { id } });
    await active(false);
    await on.line.text(who, "¿sigue ahí?");
    await active(true);
  },
} satisfies Partial<Acts>;
