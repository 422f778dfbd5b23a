import { editMember } from "@relevo/contract/people.ts";
import { showRun, startRun } from "@relevo/contract/workflow-runs.ts";
import { expect, test } from "vitest";
import { deskWithLine } from "../../support/desk-with-line.ts";
import { rowsOf } from "../../support/rows.ts";
import { definition, published, wait } from "../scene.ts";

const on = deskWithLine();

test("a supervisor of other inboxes follows a run, but does not read what was said or came from outside", async () => {
  const { clara, bruno, inboxes, account } = on.people;
  const { id: workflowId } = await published(clara.client, definition([wait("espera", 60)]));
  const { id: conversation } = await on.opened();
  const { id } = await clara.client.call(startRun, { params: { id: conversation }, body: { workflowId } });
  await on.desk.settle();
  const kept = { plan: "oro", "crm.rut": "12.345.678-9" };
  await rowsOf(on.desk, account, "update runs set variables = $2 where id = $1", [id, JSON.stringify(kept)]);
  const asBruno = () => bruno.client.call(showRun, { params: { id } });
  expect((await asBruno()).variables).toEqual(kept);
  await clara.client.call(editMember, { params: { id: bruno.id }, body: { inboxIds: [inboxes.sales] } });
  expect(await asBruno()).toMatchObject({ id, state: "waiting", steps: [{ step: "espera" }], variables: {} });
  // Nor where it acts in no conversation, unless they see one of that customer's.
  await rowsOf(on.desk, account, "update runs set conversation_id = null where id = $1", [id]);
  expect((await asBruno()).variables).toEqual({});
  await rowsOf(on.desk, account, "update conversations set inbox_id = $2 where id = $1", [
    conversation,
    inboxes.sales,
  ]);
  expect((await asBruno()).variables).toEqual(kept);
});
