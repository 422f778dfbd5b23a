import { uploadFile } from "@relevo/contract/messages.ts";
import { createGroup } from "@relevo/contract/people.ts";
import { expect, test } from "vitest";
import { cast } from "../support/cast.ts";
import { testDesk } from "../support/desk.ts";
import { rowsOf } from "../support/rows.ts";

test("idempotency keys go after 48 h, unused uploads after a day, each not before", async () => {
  const desk = await testDesk();
  const people = await cast(desk);
  const form = new FormData();
  form.set("file", new Blob(["hola"], { type: "text/plain" }), "nota.txt");
  const file = await people.ana.client.call(uploadFile, { body: form });
  await people.clara.client.call(createGroup, { body: { name: "Uno" } }, { "idempotency-key": "k" });
  const left = async () => {
    const [row] = await rowsOf<{ files: number; keys: number }>(
      desk,
      people.account,
      "select (select count(*)::int from files) as files, (select count(*)::int from idempotency_keys) as keys",
    );
    return row;
  };
  const start = await desk.step();
  const after = (hours: number) => desk.step(new Date(start.getTime() + hours * 3_600_000));
  await after(23);
  expect(await left()).toEqual({ files: 1, keys: 1 });
  await after(26);
  expect(await left()).toEqual({ files: 0, keys: 1 });
  expect((await people.ana.client.fetch(`/api/v1/files/${file.id}`)).status).toBe(404);
  await after(50);
  expect(await left()).toEqual({ files: 0, keys: 0 });
});
