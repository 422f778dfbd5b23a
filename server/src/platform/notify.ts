import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { describe, type Log } from "./log.ts";

/** Tells the other processes on this database who has news, and hears it from them. */
export interface Bell {
  /** This process committed for the account; "" for none in particular. */
  ring(account: string): void;
  close(): Promise<void>;
}

/** Where one process is all there is, there is nobody to tell. */
export const noBell: Bell = { ring: () => {}, close: async () => {} };

/** Ms between two notifications: each one takes a lock of the whole server while it commits. */
const pace = 10;
/** Ms until a lost line is tried again; readers look once a second anyway. */
const patience = 1000;
const channel = "relevo_news";
/** Accounts in one payload, which may have 8,000 bytes. */
const share = 200;

/**
 * One connection of its own, for both directions: NOTIFY inside a command would make commits wait for each
 * other (4,045 → 2,467 commits/s). A lost line mends itself; what was not told in between is told then.
 * @param heard an account with news of another process; "" after the line was down: anybody may have some
 */
export function openBell(url: string, log: Log, heard: (account: string) => void): Bell {
  const rung = new Set<string>();
  const closing = new AbortController();
  let line: pg.Client | undefined;
  let telling = false;
  const kept = keep();
  return {
    ring(account) {
      rung.add(account);
      void tell();
    },
    async close() {
      closing.abort();
      await line?.end().catch(() => {});
      await kept;
    },
  };

  async function keep(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        await listen();
      } catch (error) {
        log.warn(describe(error), "no line to the other processes; it is tried again");
      }
      line = undefined;
      await wait(patience, undefined, { signal: closing.signal }).catch(() => {});
    }
  }

  /** Listens until the line is lost. */
  async function listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      application_name: "relevo news",
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    const lost = new Promise<void>((resolve) => client.once("end", resolve));
    client.on("error", () => {}); // followed by `end`
    client.on("notification", ({ processId, payload }) => {
      if (processId !== ownProcess(client)) for (const account of (payload ?? "").split(",")) heard(account);
    });
    try {
      await client.connect();
      // Nobody waits for the disk because of a notification: it keeps nothing.
      await client.query(`set synchronous_commit = off; listen ${channel}`);
      line = client;
      heard("");
      void tell();
      if (closing.signal.aborted) await client.end();
      await lost;
    } finally {
      await client.end().catch(() => {});
    }
  }

  async function tell(): Promise<void> {
    if (telling || !line || rung.size === 0) return;
    telling = true;
    const accounts = [...rung];
    rung.clear();
    await line
      .query("select pg_notify($1, part) from unnest($2::text[]) part", [channel, payloads(accounts)])
      .catch(() => {
        for (const account of accounts) rung.add(account);
      });
    await wait(pace);
    telling = false;
    void tell();
  }
}

function payloads(accounts: readonly string[]): string[] {
  const parts = Array.from({ length: Math.ceil(accounts.length / share) }, (_, i) =>
    accounts.slice(i * share, (i + 1) * share),
  );
  return parts.map((part) => part.join(","));
}

/** The server's process behind a connection, which its own notifications name. */
function ownProcess(client: pg.Client): number | null {
  return "processID" in client && typeof client.processID === "number" ? client.processID : null;
}
