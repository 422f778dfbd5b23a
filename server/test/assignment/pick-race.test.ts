import { expect, test } from "vitest";
import { deskWithLine } from "../support/desk-with-line.ts";
import { standing } from "./support.ts";

const on = deskWithLine();

test("S2-7: colleagues who pick for themselves and claim at once fail nobody", async () => {
  const { ana, beto } = on.people;
  const ids: string[] = [];
  for (let i = 0; i < 30; i++) ids.push((await on.opened()).id);
  const pick = async (who: typeof ana, id: string, memberId: string) =>
    (
      await who.client.fetch(`/api/v1/conversations/${id}/transfer`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ memberId }),
      })
    ).status;
  const claimed = async (who: typeof ana, id: string) =>
    (await who.client.fetch(`/api/v1/conversations/${id}/claim`, { method: "POST" })).status;
  const answers = await Promise.all(
    ids.flatMap((id, i) => {
      const [one, other] = i % 2 ? [ana, beto] : [beto, ana];
      return [pick(one, id, one.id), claimed(other, ids[(i + 5) % ids.length] ?? id), pick(one, id, one.id)];
    }),
  );
  expect(answers.filter((code) => code >= 500)).toEqual([]);
  for (const id of ids) expect([ana.id, beto.id]).toContain((await standing(on, id)).owner);
});
