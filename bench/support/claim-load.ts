import { Agent, request } from "node:http";
import pg from "pg";
import { percentiles } from "./percentiles.ts";

/** Everybody goes through the same list in the same order, or presses Atender siguiente until nothing waits. */
export interface ClaimJob {
  url: string;
  keys: readonly string[];
  /** Null: Atender siguiente. */
  ids: readonly string[] | null;
}
/** The same race as bare SQL: one statement and one commit for each attempt. */
export interface RawJob {
  database: string;
  account: string;
  members: readonly string[];
  ids: readonly string[];
}
export interface Raced {
  won: number;
  attempts: number;
  seconds: number;
  /** Ms of an attempt. */
  response: { count: number; p50: number; p99: number; max: number };
  /** How often each answer came. */
  answers: Record<string, number>;
}
export type ClaimOrder = { ask: "claims"; job: ClaimJob } | { ask: "raw"; job: RawJob } | { ask: "end" };

process.on("message", (order: ClaimOrder) => {
  void obey(order).then(
    (answer) => process.connected && process.send?.({ answer }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.send?.({ answer: { graph: "" } });

async function obey(order: ClaimOrder): Promise<unknown> {
  if (order.ask === "claims") return overHttp(order.job);
  if (order.ask === "raw") return overSql(order.job);
  process.disconnect();
  return {};
}

async function overHttp({ url, keys, ids }: ClaimJob): Promise<Raced> {
  const agent = new Agent({ keepAlive: true, maxSockets: keys.length });
  const raced = await race(keys, async (key, attempt) => {
    if (!ids) {
      const { status, body } = await post(`${url}/api/v1/conversations/next`, key, agent);
      return { answer: String(status), won: status === 200 && body !== "null", over: body === "null" };
    }
    const id = ids[attempt];
    if (id === undefined) return null;
    const { status } = await post(`${url}/api/v1/conversations/${id}/claim`, key, agent);
    return { answer: String(status), won: status === 200, over: false };
  });
  agent.destroy();
  return raced;
}

async function overSql({ database, account, members, ids }: RawJob): Promise<Raced> {
  const options = `-c role=relevo_app -c relevo.account=${account}`;
  // The embedded server takes sixty connections, the desk's among them.
  const pool = new pg.Pool({ connectionString: database, options, max: 20 });
  const raced = await race(members, async (member, attempt) => {
    const id = ids[attempt];
    if (id === undefined) return null;
    const answer = await pool.query({
      name: "claim",
      text: `with won as (update conversations set owner_id = $2, state = 'active'
               where account_id = $1 and id = $3 and owner_id is null returning id, contact_id)
             insert into events (account_id, id, name, at, actor_kind, actor_id, depth, contact_id, conversation_id, data)
             select $1, nextval('events_id'), 'conversation.assigned', $4, 'member', $2, 0, contact_id, id, '{"how": "claim"}' from won`,
      values: [account, member, id, new Date()],
    });
    return { answer: String(answer.rowCount), won: answer.rowCount === 1, over: false };
  }).finally(() => pool.end());
  return raced;
}

/** All at once, each one attempt after the other, until each is through. */
async function race<P>(
  people: readonly P[],
  attempt: (one: P, n: number) => Promise<{ answer: string; won: boolean; over: boolean } | null>,
): Promise<Raced> {
  const response = percentiles();
  const answers: Record<string, number> = {};
  let won = 0;
  let attempts = 0;
  const begun = performance.now();
  await Promise.all(
    people.map(async (one) => {
      for (let n = 0; ; n++) {
        const asked = performance.now();
        const told = await attempt(one, n);
        if (!told) return;
        response.add(performance.now() - asked);
        attempts += 1;
        answers[told.answer] = (answers[told.answer] ?? 0) + 1;
        if (told.won) won += 1;
        if (told.over) return;
      }
    }),
  );
  return { won, attempts, seconds: (performance.now() - begun) / 1000, response: response.told(), answers };
}

function post(url: string, key: string, agent: Agent): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${key}`,
      "content-type": "application/json",
      "content-length": 2,
    };
    const sent = request(url, { method: "POST", agent, headers }, (answer) => {
      let body = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => {
        body += chunk;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    sent.on("error", reject);
    sent.end("{}");
  });
}
