import { checkClose, flag } from "@relevo/contract/closing.ts";
import { describe, expect, test } from "vitest";
import { withPolicy } from "../../assignment/support.ts";
import { policyOf } from "../../support/close-facts.ts";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { closing, opened, reasonsOf, record } from "./scene.ts";

const on = deskWithLine();

describe("closing with another inbox's reason is no way around the rules of where it is", () => {
  test("S1-25: a comment that is due there is due, whatever the other inbox asks for", async () => {
    await withPolicy(on, on.people.inboxes.marketing, { commentTriggers: [] });
    const scene = await opened(on, { inbox: "sales" });
    await scene.answer();
    const [reasonId = ""] = await reasonsOf(on, "marketing");
    await on.people.ana.client.call(flag, { params: { id: scene.id, trigger: "unusual" } });
    expect(await scene.close({ reasonId })).toEqual(["COMMENT_REQUIRED"]);
    await scene.comment({ chips: [{ trigger: "unusual" }] });
    expect(await scene.close({ reasonId })).toEqual([]);
  });

  test("S2-13: the ticket its inbox asks for is asked for, whatever the other inbox does without", async () => {
    await withPolicy(on, on.people.inboxes.support, { autoTicket: null });
    const scene = await opened(on, { inbox: "support" });
    await scene.answer();
    const [reasonId = ""] = await reasonsOf(on, "marketing");
    expect(await scene.close({ reasonId })).toEqual(["TICKET_REQUIRED"]);
    expect((await scene.show()).state).toBe("active");
  });

  test("S1-24: who may not override there does not override elsewhere", async () => {
    const { bruno, clara, inboxes } = on.people;
    const scene = await opened(on, { inbox: "sales" });
    const { close } = policyOf("sales");
    await withPolicy(on, inboxes.sales, { close: { ...close, override: "admin" } });
    const [reasonId = ""] = await reasonsOf(on, "marketing");
    const request = { ...record, reasonId, override: { reason: "Lo resolvió gerencia en la tienda" } };
    const check = await bruno.client.call(checkClose, {
      params: { id: scene.id },
      body: { ...record, reasonId },
    });
    expect(check.mayOverride).toBe(false);
    expect(await closing(bruno, scene.id, request)).toContain("FORBIDDEN");
    expect((await scene.show()).state).toBe("active");
    expect(await closing(clara, scene.id, request)).toEqual([]);
  });
});
