import { startSmallGraph } from "./graph.ts";
import { percentiles } from "./percentiles.ts";
import { openPoster } from "./poster.ts";
import { type Agents, openAgents } from "./sockets.ts";
import { type Number as Line, type Mix, type Post, traffic } from "./traffic.ts";

export interface IngestJob {
  url: string;
  numbers: Line[];
  mix: Mix;
  seed: number;
  /** Requests in flight at most. */
  connections: number;
  seconds: number;
  /** Updates a second; null posts as fast as they are answered. */
  rate: number | null;
  agentKeys: string[];
}
export interface Sent {
  /** Requests answered 200, by what they told. */
  sent: Record<Post["kind"], number>;
  failed: number;
  /** Ms between a request (at a fixed rate: the instant it was due) and its answer. */
  response: { count: number; p50: number; p99: number; max: number };
  seconds: number;
}
export type Order = { ask: "ingest"; job: IngestJob } | { ask: "frames" } | { ask: "end" };

// The load generator: a process of its own, told what to do by the benchmark that forked it.
const graph = await startSmallGraph(() => {});
let agents: Agents | null = null;
process.on("message", (order: Order) => {
  void obey(order).then(
    (answer) => process.connected && process.send?.({ answer }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.send?.({ answer: { graph: graph.url } });

async function obey(order: Order): Promise<unknown> {
  if (order.ask === "frames") return agents?.counts ?? {};
  if (order.ask === "ingest") return ingest(order.job);
  agents?.close();
  graph.stop();
  process.disconnect();
  return {};
}

async function ingest(job: IngestJob): Promise<Sent> {
  agents?.close();
  agents = await openAgents(job.url, job.agentKeys);
  const poster = await openPoster(job.url, job.connections);
  const next = traffic(job.numbers, job.mix, graph.image, job.seed);
  const sent: Sent["sent"] = { in: 0, echo: 0, delivered: 0, read: 0, again: 0 };
  const response = percentiles();
  let failed = 0;
  let flying = 0;
  const begun = performance.now();
  const until = begun + job.seconds * 1000;
  const post = (due: number, then: () => void) => {
    const one = next();
    flying += 1;
    poster.post(one, (status) => {
      flying -= 1;
      response.add(performance.now() - due);
      if (status === 200) sent[one.kind] += 1;
      else failed += 1;
      then();
    });
  };
  if (job.rate === null) await fullRate();
  else await paced(job.rate);
  const seconds = (performance.now() - begun) / 1000;
  poster.close();
  return { sent, failed, response: response.told(), seconds };

  function fullRate(): Promise<void> {
    return new Promise((resolve) => {
      const again = () => {
        const now = performance.now();
        if (now < until) post(now, again);
        else if (flying === 0) resolve();
      };
      while (poster.free()) post(performance.now(), again);
    });
  }

  /** Open loop: what is due goes out when it is due, and waits, counted, when no connection is free. */
  function paced(rate: number): Promise<void> {
    return new Promise((resolve) => {
      let count = 0;
      const release = () => {
        const now = Math.min(performance.now(), until);
        while (poster.free() && begun + (count * 1000) / rate < now) {
          post(begun + (count * 1000) / rate, () => setImmediate(release));
          count += 1;
        }
        if (now >= until && flying === 0) {
          clearInterval(timer);
          resolve();
        }
      };
      const timer = setInterval(release, 2);
    });
  }
}
