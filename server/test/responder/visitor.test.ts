import { expect, test } from "vitest";
import { connectWebchat, visit } from "../channels/webchat-visit.ts";
import { conversationIds } from "../support/rows.ts";
import { aiDesk } from "./scene.ts";

const { on, scene, stub, stages, said, move, gathered } = aiDesk();

test("S0-4: a visitor reads what the AI said, and never what it was kept from saying", async () => {
  const { id: line, key } = await connectWebchat(on.people.clara);
  await scene.rows("update connections set inbox_id = $1 where id = $2", [on.people.inboxes.sales, line]);
  const visitor = await visit(on.desk, key);
  await visitor.say("hola");
  await gathered();
  const read = async () => (await visitor.thread()).map(({ text }) => text).toSorted();
  expect(await read()).toEqual(["hola", "respuesta 1"]);
  const id = (await conversationIds(on.desk, on.people.account)).at(-1) ?? "";
  stub.says = async () => {
    await move(id, stages.human);
    return "no debe salir";
  };
  await visitor.say("¿y el precio?");
  await gathered();
  expect(await said(id)).toMatchObject([{ state: "sent" }, { text: "no debe salir", state: "cancelled" }]);
  expect(await read()).toEqual(["hola", "respuesta 1", "¿y el precio?"].toSorted());
});
