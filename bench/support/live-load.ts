import { type Line, textMessage, webhook } from "../../server/test/emulators/graph/builders.ts";
import { metaJson, sign } from "../../server/test/emulators/graph/escape.ts";
import { appSecret } from "./company.ts";
import { startSmallGraph } from "./graph.ts";
import { percentiles } from "./percentiles.ts";
import { openPoster } from "./poster.ts";
import { randomFrom } from "./random.ts";
import { type Agents, openAgents } from "./sockets.ts";
import { type Post, personOf } from "./traffic.ts";

export interface LiveJob {
  url: string;
  hook: string;
  numberId: string;
  /** Customers there are. */
  known: number;
  agentKeys: string[];
  seconds: number;
  /** Customers' messages a second, and agents' replies. */
  rate: number;
  replyRate: number;
  /** Conversations to reply in; each is answered by one agent only. */
  conversations: string[];
}
type Told = ReturnType<ReturnType<typeof percentiles>["told"]>;
export interface LiveAnswer {
  /** Ms from the POST of the webhook to the frame, at every agent's socket. */
  inbound: Told;
  /** Ms from the POST of the reply until the channel has it. */
  outbound: Told;
  response: Told;
  /** Frames that were owed and did not come, messages the channel never got, requests refused. */
  missing: { frames: number; sends: number; refused: number };
}
type Order = { ask: "live"; job: LiveJob } | { ask: "end" };

// The load generator of the latency benchmark: customers, agents' sockets and the channel in one process, so
// that both ends of a duration are read from one clock.
const accepted = new Map<number, number>();
const graph = await startSmallGraph((text) => {
  const number = /^r(\d+)!/.exec(text)?.[1];
  if (number !== undefined) accepted.set(Number(number), performance.now());
});
let agents: Agents | null = null;
process.on("message", (order: Order) => {
  void obey(order).then(
    (answer) => process.connected && process.send?.({ answer }),
    (error: unknown) => process.connected && process.send?.({ error: String(error) }),
  );
});
process.send?.({ answer: { graph: graph.url } });

async function obey(order: Order): Promise<unknown> {
  if (order.ask === "live") return live(order.job);
  agents?.close();
  graph.stop();
  process.disconnect();
  return {};
}

async function live(job: LiveJob): Promise<LiveAnswer> {
  agents?.close();
  accepted.clear();
  const inbound = percentiles();
  const outbound = percentiles();
  const response = percentiles();
  const posted: number[] = [];
  const replied: number[] = [];
  let frames = 0;
  let refused = 0;
  agents = await openAgents(job.url, job.agentKeys, (frame) => {
    const number = /"text":"m(\d+)!/.exec(frame)?.[1];
    if (number === undefined || !frame.includes('"name":"message.received"')) return;
    frames += 1;
    inbound.add(performance.now() - (posted[Number(number)] ?? 0));
  });
  const poster = await openPoster(job.url, 64);
  const random = randomFrom(11);

  await Promise.all([
    paced(job.rate, job.seconds, (number) => {
      const begun = performance.now();
      posted[number] = begun;
      poster.post(customerWrites(job, number, random), (status) => {
        response.add(performance.now() - begun);
        if (status !== 200) refused += 1;
      });
    }),
    paced(job.replyRate, job.seconds, (number) => {
      replied[number] = performance.now();
      const place = number % job.conversations.length;
      const url = `${job.url}/api/v1/conversations/${job.conversations[place]}/messages`;
      const key = job.agentKeys[place % job.agentKeys.length];
      const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
      void fetch(url, {
        method: "POST",
        headers,
        body: JSON.stringify({ text: `r${number}! gracias por escribir` }),
      })
        .then(async (answer) => {
          if (answer.status !== 201) refused += 1;
          await answer.arrayBuffer();
        })
        .catch(() => {
          refused += 1;
        });
    }),
  ]);
  const owed = posted.length * job.agentKeys.length;
  const patience = performance.now() + 10_000;
  while ((frames < owed || accepted.size < replied.length) && performance.now() < patience)
    await new Promise((resolve) => setTimeout(resolve, 50));
  poster.close();
  for (const [number, at] of accepted) outbound.add(at - (replied[number] ?? at));
  return {
    inbound: inbound.told(),
    outbound: outbound.told(),
    response: response.told(),
    missing: { frames: owed - frames, sends: replied.length - accepted.size, refused },
  };
}

function customerWrites(job: LiveJob, number: number, random: () => number): Post {
  const customer = personOf(Math.floor(random() * job.known));
  const to: Line = { waba: "900100", numberId: job.numberId, displayNumber: "56955551234" };
  const update = textMessage(customer, `m${number}! hola, quería saber el precio del plan anual`);
  const body = Buffer.from(metaJson(webhook([update], to)));
  return { hook: job.hook, body, signature: sign(body, appSecret), kind: "in" };
}

/** Does something `rate` times a second, whatever becomes of it. */
function paced(rate: number, seconds: number, act: (number: number) => void): Promise<void> {
  const begun = performance.now();
  let count = 0;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      while (count < rate * seconds && begun + (count * 1000) / rate <= performance.now()) act(count++);
      if (count < rate * seconds) return;
      clearInterval(timer);
      resolve();
    }, 1);
  });
}
