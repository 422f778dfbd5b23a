import * as contract from "@relevo/contract/workflows.ts";
import type { Desk } from "../../platform/desk.ts";
import { command, query, type Route } from "../../platform/http.ts";
import { secretsOf } from "./list.ts";
import { remove } from "./remove.ts";
import { write } from "./write.ts";

export function secretRoutes({ secrets }: Pick<Desk, "secrets">): Route[] {
  return [
    query(contract.listSecrets, async (tx) => ({ items: await secretsOf(tx) })),
    command(contract.writeSecret, (tx, { params, body }, { caller }) =>
      write(tx, secrets, caller, params.name, body.value),
    ),
    command(contract.removeSecret, (tx, { params }, { caller }) => remove(tx, caller, params.name)),
  ];
}
