import { close } from "@relevo/contract/closing.ts";
import { expect, test } from "vitest";
import { rowsOf } from "../../support/rows.ts";
import { templateDesk } from "../../support/template-desk.ts";
import { reasonsOf } from "./scene.ts";

const { on, customer, later, rows, send, show } = templateDesk();

test("S1-38 S2-31: who finalises an expired one that nobody had answers for it, and its ticket stays with whom it goes on", async () => {
  const { id } = await customer();
  await rows("update conversations set owner_id = null where id = $1", [id]);
  const { conversation: next } = await send(id);
  await on.desk.settle();
  await later();
  const [reasonId = ""] = await reasonsOf(on, "sales");
  const { bruno, ana } = on.people;
  const request = {
    outcome: "no_response",
    reasonId,
    note: "Se retomó la conversación con una plantilla",
  } as const;
  await bruno.client.call(close, { params: { id }, body: request });
  expect(await show(id)).toMatchObject({ state: "closed", owner: { id: bruno.id } });
  expect((await show(next.id)).owner?.id).toBe(ana.id);
  const closures = await rowsOf<{ owner_id: string }>(
    on.desk,
    on.people.account,
    "select owner_id from closures where conversation_id = $1",
    [id],
  );
  expect(closures).toEqual([{ owner_id: bruno.id }]);
});
