import { reply } from "@relevo/contract/messages.ts";
import { expect, inject, onTestFinished, test } from "vitest";
import { inAccount, openDatabase } from "../../src/platform/db.ts";
import { cast } from "../support/cast.ts";
import { deskOn } from "../support/desk-on.ts";
import { cloneDatabase } from "../support/postgres.ts";
import { conversationIds } from "../support/rows.ts";
import { connectWhatsapp, diego, testGraph } from "../support/whatsapp.ts";

test("a desk that stops lets the send under way finish, and writes down what the channel answered", async () => {
  const { url, drop } = await cloneDatabase(inject("admin"), inject("template"));
  onTestFinished(drop);
  const graph = await testGraph();
  onTestFinished(() => graph.stop());
  const desk = await deskOn(url, { RELEVO_GRAPH_URL: graph.url });
  const people = await cast(desk);
  const line = await connectWhatsapp(desk, graph, people.account);
  await line.text(diego, "hola");
  const [id = ""] = await conversationIds(desk, people.account);
  const held = graph.inject.holdNextSend();
  const written = await people.ana.client.call(reply, { params: { id }, body: { text: "voy" } });
  await held.taken;

  let stopped = false;
  const stopping = desk.stop().then(() => {
    stopped = true;
  });
  await expect
    .poll(() =>
      fetch(`${desk.url}/healthz`).then(
        () => "answers",
        () => "refuses",
      ),
    )
    .toBe("refuses");
  expect(stopped).toBe(false);
  held.release();
  await stopping;

  const db = openDatabase(url, { max: 1 });
  const [row] = await inAccount(db, people.account, (tx) =>
    tx.rows<{ state: string }>("select state from messages where id = $1", [written.id]),
  );
  await db.close();
  expect(row?.state).toBe("sent");
});
