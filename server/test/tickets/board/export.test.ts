import { createField } from "@relevo/contract/fields.ts";
import { editTicket } from "@relevo/contract/tickets.ts";
import { expect, test } from "vitest";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { boardScene } from "./scene.ts";

const on = deskWithLine();
const scene = boardScene(on);

test("the export is a CSV file: quoted, no formulas, the company's own data as columns, all pages of it", async () => {
  const { clara } = on.people;
  const color = await clara.client.call(createField, {
    body: { of: "ticket", name: "Color, base", kind: "text" },
  });
  const { ticket } = await scene.card();
  const body = { subject: '=HYPERLINK("x")', description: "dos\nlíneas", fields: { [color.id]: "azul" } };
  await clara.client.call(editTicket, { params: { id: ticket.id }, body });
  const answer = await clara.client.fetch("/api/v1/tickets/export");
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="tickets.csv"',
    "cache-control": "no-store",
  });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder().decode(bytes);
  expect(text.split("\r\n")[0]).toMatch(/^number,subject,contact,.*,"Color, base"$/);
  expect(text).toContain(`${ticket.number},"'=HYPERLINK(""x"")",`);
  expect(text).toContain('"dos\nlíneas",azul\r\n');

  await scene.rows(
    `insert into tickets (account_id, id, number, contact_id, funnel_id, stage_id, subject, description, source, untouched,
       next_step, state, resolution, created_at, stage_entered_at, archived_at, entry_id, changed_at)
     select account_id, gen_random_uuid(), 500000 + n, contact_id, funnel_id, stage_id, 'relleno', '', 'user', false, '',
       'archived', 'none', created_at, created_at, created_at, gen_random_uuid(), created_at
     from (select * from tickets where id = $1) t, generate_series(1, 2500) n`,
    [ticket.id],
  );
  const numbers = (await scene.csv({ open: "false" }, clara))
    .trim()
    .split("\r\n")
    .slice(1)
    .map((line) => Number(line.split(",")[0]));
  expect(new Set(numbers).size).toBe(2500);
  expect(numbers).toHaveLength(2500);
});

test("the export is refused before it begins: a filter that is none", async () => {
  const answer = await on.people.ana.client.fetch("/api/v1/tickets/export?view=everything");
  expect(answer.status).toBe(422);
});
