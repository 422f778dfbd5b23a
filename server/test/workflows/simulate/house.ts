import { join } from "node:path";
import { listFunnels } from "@relevo/contract/funnels.ts";
import { createGroup, editMember } from "@relevo/contract/people.ts";
import { createTag } from "@relevo/contract/tags.ts";
import type { Definition } from "@relevo/contract/workflows.ts";
import { inject } from "vitest";
import { expiryKinds } from "../../../src/conversations/expire/kinds.ts";
import { deadlineWorker } from "../../../src/deadlines/loop.ts";
import { deliverKind } from "../../../src/deliveries/deliver.ts";
import type { Sender } from "../../../src/deliveries/sender.ts";
import { type MemberSight, sightColumns } from "../../../src/people/sight.ts";
import type { Caller } from "../../../src/platform/caller.ts";
import { setTestClock } from "../../../src/platform/clock.ts";
import { readConfig } from "../../../src/platform/config.ts";
import { type Database, inAccount, openDatabase } from "../../../src/platform/db.ts";
import { openLog } from "../../../src/platform/log.ts";
import { reactionWorker } from "../../../src/platform/reactions.ts";
import { secretsFrom } from "../../../src/platform/secrets.ts";
import { openStorage } from "../../../src/platform/storage.ts";
import { runKinds } from "../../../src/workflows/kinds.ts";
import { workflowsReaction } from "../../../src/workflows/reaction.ts";
import { cast } from "../../support/cast.ts";
import { testSecret } from "../../support/desk.ts";
import { deskOn } from "../../support/desk-on.ts";
import { cloneDatabase } from "../../support/postgres.ts";
import { connectWhatsapp, testGraph } from "../../support/whatsapp.ts";
import { drafted, published } from "../scene.ts";

/** What a workflow gives things to, and ids that differ from house to house. */
export interface Stage {
  first: string;
  second: string;
  sales: string;
  reason: string;
  urgent: string;
  funnel: string;
  stages: readonly string[];
}
export interface House {
  db: Database;
  account: string;
  connection: string;
  workflow: string;
  people: Record<"ana" | "beto" | "vera" | "bruno" | "clara", Caller>;
  stage: Stage;
  /** Who is connected, by their connection. */
  screens: Map<string, string>;
  /** Goes on to an instant through all that comes due, and does what follows. */
  stepTo(at: Date): Promise<void>;
  settle(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A company whose days are short: set up over HTTP, then driven by the two workers that matter to a workflow, without
 * the desk around them, at a tenth of the time.
 */
export async function openHouse(
  from: Date,
  flow: (stage: Stage) => Definition,
  inForce: boolean,
): Promise<House> {
  const { url, drop } = await cloneDatabase(inject("admin"), inject("template"));
  const graph = await testGraph();
  const desk = await deskOn(url, { RELEVO_GRAPH_URL: graph.url });
  const { account, inboxes, ...cast_ } = await cast(desk);
  const { clara, ana, beto, vera } = cast_;
  const { connection } = await connectWhatsapp(desk, graph, account);
  await setTestClock(desk.db, from);
  await clara.client.call(editMember, { params: { id: vera.id }, body: { role: "agent" } });
  // Nothing is handed out by itself, and all inboxes ask the same: what happens is the script's and the workflow's, and
  // where a conversation stands does not decide what a person may do.
  await inAccount(desk.db, account, (tx) =>
    tx.rows(
      `update inbox_policies set policy = policy || '{"distribution": "off", "stickyDays": 0, "rescueMinutes": null,
         "requeueMinutes": null, "commentTriggers": [], "autoTicket": null, "close": {"anyOf": ["replied", "confirmed"],
           "ticket": false, "note": "when_needed", "contactFields": [], "company": "hidden", "override": "supervisor"}}'::jsonb
       where account_id = $1`,
      [account],
    ),
  );
  const inboxIds = Object.values(inboxes);
  const group = async (name: string, memberIds: string[]) =>
    (await clara.client.call(createGroup, { body: { name, memberIds, inboxIds } })).id;
  const [reason] = await inAccount(desk.db, account, (tx) =>
    tx.rows<{ id: string }>("select id from reasons where inbox_id = $1 order by position limit 1", [
      inboxes.sales,
    ]),
  );
  const [funnel] = (await clara.client.call(listFunnels, {})).items;
  const stage: Stage = {
    first: await group("Primera línea", [ana.id, beto.id]),
    second: await group("Todas", [ana.id, beto.id, vera.id]),
    sales: inboxes.sales,
    reason: reason?.id ?? "",
    urgent: (await clara.client.call(createTag, { body: { name: "Urgente", colour: "red" } })).id,
    funnel: funnel?.id ?? "",
    stages: funnel?.stages.map(({ id }) => id) ?? [],
  };
  const { id: workflow } = await (inForce ? published : drafted)(clara.client, flow(stage));
  await desk.stop();
  await graph.stop();

  const db = openDatabase(url, { testClock: true });
  const callers = await callersOf(db, account);
  const caller = (name: string): Caller => {
    const one = callers.find((sight) => sight.name === name);
    if (!one) throw new Error(`nobody is called ${name}`);
    return one;
  };
  return {
    db,
    account,
    connection,
    workflow,
    stage,
    screens: new Map(),
    people: {
      ana: caller("Ana"),
      beto: caller("Beto"),
      vera: caller("Vera"),
      bruno: caller("Bruno"),
      clara: caller("Clara"),
    },
    ...driven(db, account, desk.dataDir),
    async close() {
      await db.close();
      await drop();
    },
  };
}

async function callersOf(db: Database, account: string): Promise<Caller[]> {
  const sights = await inAccount(db, account, (tx) =>
    tx.rows<MemberSight>(`select ${sightColumns} from members m where m.account_id = $1`, [account]),
  );
  return sights.map((sight) => ({ ...sight, credential: "", session: null }));
}

/** Everything that is sent arrives. */
const sender: Sender = { channel: "whatsapp", send: async () => ({ kind: "accepted", externalId: null }) };

function driven(db: Database, account: string, dataDir: string): Pick<House, "stepTo" | "settle"> {
  const config = readConfig(["--data", dataDir], { RELEVO_TEST_CLOCK: "1" });
  const log = openLog("silent");
  const storage = openStorage(join(dataDir, "files"));
  const desk = { db, config, log, storage, secrets: secretsFrom(testSecret), publicUrl: () => "" };
  const kinds = [...runKinds(desk), ...expiryKinds, deliverKind(db, [sender])];
  const names = kinds.map(({ name }) => name);
  const reactions = reactionWorker(db, [workflowsReaction]);
  const deadlines = deadlineWorker(db, log, kinds);
  const settle = async () => {
    for (;;) {
      const reacted = await reactions.run();
      const fired = await deadlines.run();
      await deadlines.idle?.();
      if (!reacted && !fired) return;
    }
  };
  return {
    settle,
    async stepTo(at) {
      for (;;) {
        const [next] = await inAccount(db, account, (tx) =>
          tx.rows<{ due: Date }>(
            `select due_at as due from deadlines where account_id = $1 and kind = any($2) and parked_at is null
               and due_at <= $3 order by due_at limit 1`,
            [account, names, at],
          ),
        );
        if (!next) return setTestClock(db, at);
        await setTestClock(db, next.due);
        await settle();
      }
    },
  };
}
