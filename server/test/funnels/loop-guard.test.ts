import { typeStage } from "@relevo/contract/funnels.ts";
import { savePolicy, showPolicy } from "@relevo/contract/policies.ts";
import { createRule, editRule, type RuleBody } from "@relevo/contract/resolution-rules.ts";
import { describe, expect, test } from "vitest";
import { deskWithLine } from "../support/desk-with-line.ts";
import { onPassing, type Place, timeRule, timerScene } from "../tickets/timers/scene.ts";

const on = deskWithLine();
const scene = timerScene(on);

const back = (place: Place, stageId: string) => ({
  archive: true,
  returnTo: { funnelId: place.funnel, stageId },
});
const codes = async (stage: string, body: RuleBody) =>
  (await scene.clara().refused(createRule, { params: { id: stage }, body })).failures.map(
    ({ code, pointer }) => (pointer ? `${code} ${pointer}` : code),
  );

describe("S4-35: the loop guard refuses", () => {
  test("a return stage that is won, lost or closing", async () => {
    const place = await scene.funnel();
    for (const type of ["won", "lost", "closing"] as const) {
      await scene.clara().call(typeStage, { params: { id: place.second.id }, body: { type } });
      expect(await codes(place.first.id, timeRule(back(place, place.second.id)))).toEqual([
        "RETURN_CLOSES /returnTo/stageId",
      ]);
    }
  });

  test("a return stage whose entry rule archives, until that is switched off", async () => {
    const place = await scene.funnel();
    const ending = await scene.rule(place.second.id, onPassing("entry", back(place, place.first.id)));
    const body = timeRule(back(place, place.second.id));
    expect(await codes(place.first.id, body)).toEqual(["RETURN_CLOSES /returnTo/stageId"]);
    const off = onPassing("entry", { ...back(place, place.first.id), active: false });
    await scene.clara().call(editRule, { params: { id: ending.id }, body: off });
    await scene.rule(place.first.id, body);
    // And now it cannot be switched on again: tickets return there.
    const on = { ...off, active: true };
    const { failures } = await scene.clara().refused(editRule, { params: { id: ending.id }, body: on });
    expect(failures).toMatchObject([{ code: "RETURN_CLOSES", data: { stages: [place.first.name] } }]);
  });

  test("an entry rule that returns to its own stage, and one that would leave no stage to begin in", async () => {
    const place = await scene.funnel();
    expect(await codes(place.second.id, onPassing("entry", back(place, place.second.id)))).toEqual([
      "RETURN_CLOSES /returnTo/stageId",
    ]);
    await scene.clara().call(typeStage, { params: { id: place.second.id }, body: { type: "won" } });
    const other = await scene.funnel();
    expect(await codes(place.first.id, onPassing("entry", back(other, other.first.id)))).toEqual([
      "LAST_STAGE",
    ]);
  });

  test("an entry rule where an inbox's automatic tickets begin", async () => {
    const [place, other] = [await scene.funnel(), await scene.funnel()];
    const params = { id: on.people.inboxes.marketing };
    const { policy, version } = await scene.clara().call(showPolicy, { params });
    const autoTicket = { funnelId: place.funnel, stageId: place.first.id };
    await scene.clara().call(savePolicy, { params, body: { policy: { ...policy, autoTicket }, version } });
    const body = onPassing("entry", back(other, other.first.id));
    const refused = await scene.clara().refused(createRule, { params: { id: place.first.id }, body });
    expect(refused.failures).toMatchObject([{ code: "RETURN_CLOSES", data: { inboxes: ["Marketing"] } }]);
    await scene.clara().call(savePolicy, { params, body: { policy, version: version + 1 } });
  });

  test("two saved at once that would lead into each other: one is refused", async () => {
    const place = await scene.funnel();
    const third = (await scene.funnel()).first.id;
    await scene.rows("update stages set funnel_id = $2, name = 'Tercera', position = 9 where id = $1", [
      third,
      place.funnel,
    ]);
    const answers = await Promise.allSettled([
      scene.rule(place.second.id, onPassing("entry", back(place, third))),
      scene.rule(third, onPassing("entry", back(place, place.second.id))),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
