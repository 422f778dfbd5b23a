import { PassThrough } from "node:stream";
import { lockContacts } from "../../contacts/lock.ts";
import { arm, disarm } from "../../deadlines/arm.ts";
import type { Callout, Kind } from "../../deadlines/kind.ts";
import { inAccount, type Tx } from "../../platform/db.ts";
import type { Desk } from "../../platform/desk.ts";
import { record, system } from "../../platform/events.ts";
import { gather } from "../../platform/gather.ts";
import { type WhatsappAccess, whatsappAccess } from "../connections/whatsapp-access.ts";
import { graphDefaults } from "./call.ts";
import { fetchMedia } from "./media.ts";

interface Waiting {
  id: string;
  message: string;
  contact: string;
  conversation: string;
  source: { id: string; sha256: string | null; connection: string };
}

/** Ms between tries; the channel keeps a file for seven days, we give up after five tries. */
const backOff = [10_000, 60_000, 600_000, 3_600_000];
const largest = 100 * 1024 * 1024;

/** Fetches what a customer sent, beside the loop, as often as it takes; a file is ready or lost, never silent. */
export function fetchFileKind(desk: Desk): Kind {
  const conclude = gather(concludeAll);
  return {
    name: "fetch-file",
    async fire(tx, due) {
      const rows = await tx.rows<Waiting>(
        `select f.id, f.message_id as message, m.contact_id as contact, m.conversation_id as conversation, f.source
         from files f join messages m on m.account_id = f.account_id and m.id = f.message_id
         where f.account_id = $1 and f.id = any($2) and f.state = 'waiting'`,
        [tx.account, due.map(({ key }) => key)],
      );
      const tries = new Map(due.map(({ key, data }) => [key, Number(data.tries ?? 0)]));
      // Should this process die while fetching, somebody looks again.
      await arm(
        tx,
        rows.map(({ id }) => ({
          kind: "fetch-file",
          key: id,
          dueAt: new Date(tx.at.getTime() + 900_000),
          data: { tries: tries.get(id) ?? 0 },
        })),
      );
      // Opened once for all of them: a burst of pictures would read it as often.
      const access = new Map<string, WhatsappAccess>();
      for (const { source } of rows)
        if (!access.has(source.connection))
          access.set(source.connection, await whatsappAccess(tx, desk.secrets, source.connection));
      return rows.flatMap((row): Callout[] => {
        const opened = access.get(row.source.connection);
        return opened ? [() => bring(opened, row, tries.get(row.id) ?? 0)] : [];
      });
    },
  };

  async function bring(access: WhatsappAccess, file: Waiting, tries: number): Promise<void> {
    const { account, numberId, token } = access;
    const graph = { ...graphDefaults, baseUrl: desk.config.graphUrl, numberId, token };
    const pass = new PassThrough();
    // Destroyed before storage listens, its error would be nobody's and end the process.
    pass.on("error", () => {});
    const kept = desk.storage.put(account, file.id, pass, largest).catch(() => null);
    const answer = await fetchMedia(graph, file.source, pass, AbortSignal.timeout(300_000)).catch(() => null);
    if (answer?.kind !== "fetched") pass.destroy(new Error("not fetched"));
    const stored = await kept;
    const ok = answer?.kind === "fetched" && stored !== null;
    if (!ok) await desk.storage.remove(account, file.id);
    const wait = ok || answer?.kind === "too-large" ? undefined : backOff[tries];
    await conclude(account, { file, tries, wait, size: ok ? stored.size : null });
  }

  async function concludeAll(account: string, lot: readonly Brought[]): Promise<void> {
    const gone = await inAccount(desk.db, account, (tx) => concludeFiles(tx, lot));
    for (const id of gone) await desk.storage.remove(account, id);
  }
}

interface Brought {
  file: Waiting;
  tries: number;
  /** Ms until it is tried again; undefined when it is settled. */
  wait: number | undefined;
  /** Bytes; null when it is lost. */
  size: number | null;
}

/** Writes what became of a lot of files; answers those whose message was taken back meanwhile. */
async function concludeFiles(tx: Tx, lot: readonly Brought[]): Promise<string[]> {
  await lockContacts(tx, [...new Set(lot.map(({ file }) => file.contact))]);
  await arm(
    tx,
    lot.flatMap(({ file, tries, wait }) =>
      wait === undefined
        ? []
        : [
            {
              kind: "fetch-file",
              key: file.id,
              dueAt: new Date(tx.at.getTime() + wait),
              data: { tries: tries + 1 },
            },
          ],
    ),
  );
  const settled = lot.filter(({ wait }) => wait === undefined);
  const ids = settled.map(({ file }) => file.id);
  if (ids.length === 0) return [];
  const rows = await tx.rows<{ id: string }>(
    `update files f set state = case when r.size is null then 'lost' else 'ready' end, size = r.size
     from unnest($2::uuid[], $3::bigint[]) r(id, size) where f.account_id = $1 and f.id = r.id returning f.id`,
    [tx.account, ids, settled.map(({ size }) => size)],
  );
  await disarm(tx, "fetch-file", ids);
  const there = new Set(rows.map(({ id }) => id));
  for (const { file, size } of settled.filter(({ file }) => there.has(file.id))) {
    const place = { actor: system, contact: file.contact, conversation: file.conversation };
    record(tx, "message.file_ready", place, {
      message: file.message,
      file: file.id,
      state: size === null ? "lost" : "ready",
    });
  }
  return ids.filter((id) => !there.has(id));
}
